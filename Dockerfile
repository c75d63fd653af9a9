# Two stages: the packages are installed from the lock, then only they and the program move on; no compiler is needed.
FROM python:3.12-slim AS packages
COPY requirements/ /requirements/
RUN python -m venv /venv \
    && python -m pip install --no-cache-dir --require-hashes -r /requirements/uv.txt \
    && uv pip install --no-cache --compile-bytecode --python /venv/bin/python --require-hashes \
        -r /requirements/runtime.txt

FROM python:3.12-slim
RUN useradd --create-home --uid 10001 whosaid && install --directory --owner=whosaid /data
COPY --from=packages /venv /venv
COPY bot/ /whosaid/bot/
COPY handlers/ /whosaid/handlers/
COPY news/ /whosaid/news/
COPY storage/ /whosaid/storage/
ENV PATH=/venv/bin:$PATH \
    PYTHONPATH=/whosaid \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    MPLCONFIGDIR=/tmp/matplotlib \
    WHOSAID_HOST=0.0.0.0 \
    WHOSAID_HEALTH_PORT=9091
# the store is whosaid.db in the working folder, unless DATABASE_URL or a secret of that name says otherwise
USER 10001
WORKDIR /data
EXPOSE 3000 9091
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:9091/healthz', timeout=2)"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["serve"]
