# Timeline without a database: give it one with TIMELINE_CONNECTION_STRING (docs/configuration.md), or use docker-compose.yml.

FROM node:22-bookworm-slim AS web
WORKDIR /src/web
COPY web/package.json web/package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund
COPY web/ ./
# Writes to /src/api/Timeline.Api/wwwroot.
RUN npm run build

# Fonts of documents, for Chinese, Japanese and Korean too: 200 MB to fetch, 22 MB in the image.
FROM node:22-bookworm-slim AS fonts
WORKDIR /src/api/Timeline.Pdf/Fonts
COPY api/Timeline.Pdf/Fonts/npm/package.json api/Timeline.Pdf/Fonts/npm/package-lock.json npm/
COPY api/Timeline.Pdf/Fonts/npm-large/package.json api/Timeline.Pdf/Fonts/npm-large/package-lock.json npm-large/
RUN for folder in npm npm-large; do (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund) || exit 1; done

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# UI and fonts come from the stages above, the database from elsewhere.
ENV SkipWeb=true SkipEmbeddedPostgres=true SkipFonts=true LargeFonts=true DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
WORKDIR /src
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props .editorconfig ./
COPY eng/ eng/
COPY api/ api/
COPY --from=web /src/api/Timeline.Api/wwwroot/ api/Timeline.Api/wwwroot/
COPY --from=fonts /src/api/Timeline.Pdf/Fonts/ api/Timeline.Pdf/Fonts/
RUN dotnet publish api/Timeline.Api --configuration Release --output /app \
    -p:RestoreLockedMode=true -p:PublishDocumentationFiles=false -p:UseAppHost=false \
    # Native libraries of other systems.
    && find /app/runtimes -mindepth 1 -maxdepth 1 ! -name "linux-x64" ! -name "linux-arm64" ! -name linux ! -name unix -exec rm -r {} +

# Chiseled: no shell, no package manager, and no root to begin with.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled
WORKDIR /app
COPY --from=build /app ./
COPY LICENSE ./
# The account "app" of the base image, by number, so that an orchestrator can see that it is not root.
USER 1654
ENV ASPNETCORE_HTTP_PORTS=8080 DOTNET_EnableDiagnostics=0
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=6s --start-period=30s --retries=3 CMD ["dotnet", "Timeline.Api.dll", "healthcheck"]
ENTRYPOINT ["dotnet", "Timeline.Api.dll"]
