# The pipeline with OCR, names of persons, Parquet files, documents, and the report as a document:
#   docker build --tag case-study-pipeline .
#   docker run --rm --volume "$PWD:/work" case-study-pipeline extract
# It installs what the lock files name, by their hashes, in the same order as the Makefile.
FROM python:3.12-slim-bookworm

# The models that OCR reads with are the system's.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends \
    tesseract-ocr tesseract-ocr-eng tesseract-ocr-fra tesseract-ocr-spa \
 && rm -rf /var/lib/apt/lists/*

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /program
COPY requirements-build.lock requirements.lock requirements-ocr.lock requirements-names.lock \
     requirements-parquet.lock requirements-documents.lock requirements-report.lock ./
RUN pip install --no-deps --require-hashes --only-binary :all: --requirement requirements-build.lock \
 && pip install --no-deps --require-hashes --no-build-isolation --requirement requirements.lock \
 && pip install --no-deps --require-hashes --only-binary :all: --requirement requirements-ocr.lock \
    --requirement requirements-names.lock \
 && pip install --no-deps --require-hashes --only-binary :all: \
    --requirement requirements-parquet.lock --requirement requirements-documents.lock \
    --requirement requirements-report.lock
COPY pyproject.toml README.md LICENSE THIRD_PARTY_NOTICES.md ./
COPY pipeline pipeline
RUN pip install --no-deps --no-build-isolation .

# PDFs may be hostile: nothing of this needs an administrator.
RUN useradd --create-home analyst
USER analyst
WORKDIR /work
ENV LANG=C.UTF-8
ENTRYPOINT ["case-study-pipeline"]
CMD ["--help"]
