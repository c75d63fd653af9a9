# Two stages: the packages are installed from the lock, then only they and the program move on.
FROM python:3.12-slim AS packages
COPY requirements/ /requirements/
RUN python -m venv /venv \
    && python -m pip install --no-cache-dir --require-hashes -r /requirements/uv.txt \
    && uv pip install --no-cache --python /venv/bin/python --require-hashes -r /requirements/runtime.txt

FROM python:3.12-slim
RUN useradd --create-home --uid 10001 whosaid && mkdir /data && chown whosaid /data
COPY --from=packages /venv /venv
COPY bot/ /whosaid/bot/
COPY handlers/ /whosaid/handlers/
COPY news/ /whosaid/news/
COPY storage/ /whosaid/storage/
ENV PATH=/venv/bin:$PATH \
    PYTHONPATH=/whosaid \
    PYTHONUNBUFFERED=1 \
    DATABASE_URL=sqlite:////data/whosaid.db \
    WHOSAID_HOST=0.0.0.0
USER whosaid
WORKDIR /data
EXPOSE 3000
ENTRYPOINT ["python", "-m", "bot"]
CMD ["serve"]
