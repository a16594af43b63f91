# Onward for production: docs/how-to/run-it-for-real.md. Runs as an ordinary user, with a read-only root file system.

FROM node:22-slim AS assets
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM python:3.13-slim AS packages
WORKDIR /build
COPY requirements/uv.txt requirements/run.txt requirements/
RUN python -m venv /opt/onward/python \
 && /opt/onward/python/bin/python -m pip install --no-cache-dir --require-hashes -r requirements/uv.txt \
 && /opt/onward/python/bin/uv pip install --no-cache --require-hashes -r requirements/uv.txt -r requirements/run.txt \
    --python /opt/onward/python/bin/python

FROM python:3.13-slim
ENV PATH=/opt/onward/python/bin:$PATH \
    PYTHONPATH=/opt/onward/src \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=onward.config.settings \
    ONWARD_HOME=/opt/onward/built \
    ONWARD_FILES=/var/lib/onward/files \
    ONWARD_BIND=0.0.0.0:8000
WORKDIR /opt/onward
COPY --from=packages /opt/onward/python python
COPY src src
# Styles, scripts and fonts are made once, here; the key and the mode are for this step alone.
RUN --mount=type=bind,from=assets,source=/build/node_modules,target=/build/node_modules \
    export ONWARD_MODE=demo ONWARD_SECRET_KEY=for-this-step-only ONWARD_PROCESS=site \
 && python -m onward.ui.assets /build/node_modules built/assets \
 && python -m django collectstatic --noinput --verbosity 0 \
 && python -m compileall -q src \
 && useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin onward \
 && chown -R onward /var/lib/onward
USER onward
ENV ONWARD_MODE=production
EXPOSE 8000
VOLUME /var/lib/onward/files
HEALTHCHECK --interval=30s --timeout=5s --start-period=40s CMD ["python", "-m", "onward.config.production"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["python", "-m", "onward.config.tasks"]
CMD ["serve", "--as-built"]
