using OpenTelemetry.Exporter;

namespace Timeline.Api.Host.Telemetry;

/// <summary>Where one kind of telemetry goes, by OpenTelemetry's own variables.</summary>
/// <param name="settings">Environment and files.</param>
/// <param name="signal">As it stands in the names of variables: <c>TRACES</c>, <c>METRICS</c>.</param>
internal sealed class OtlpTarget(IConfiguration settings, string signal)
{
    private const string Prefix = "OTEL_EXPORTER_OTLP_";

    /// <summary>True when a variable says where to.</summary>
    /// <exception cref="StartupException">It is no address.</exception>
    public bool IsSet => Endpoint(Prefix + signal + "_ENDPOINT") is not null || Endpoint(Prefix + "ENDPOINT") is not null;

    /// <summary>Applies the variables of this signal; the exporter itself has read those that are for all signals.</summary>
    public void Apply(OtlpExporterOptions options)
    {
        if (Own("PROTOCOL") is { } protocol)
            options.Protocol = ProtocolOf(protocol);
        if (Own("HEADERS") is { } headers)
            options.Headers = headers;
        if (int.TryParse(Own("TIMEOUT"), System.Globalization.CultureInfo.InvariantCulture, out var milliseconds))
            options.TimeoutMilliseconds = milliseconds;
        if (Endpoint(Prefix + signal + "_ENDPOINT") is { } endpoint)
            options.Endpoint = endpoint;
    }

    private OtlpExportProtocol ProtocolOf(string protocol) => protocol switch
    {
        "grpc" => OtlpExportProtocol.Grpc,
        "http/protobuf" => OtlpExportProtocol.HttpProtobuf,
        _ => throw new StartupException($"{Prefix}{signal}_PROTOCOL is \"{protocol}\"; write grpc or http/protobuf."),
    };

    private string? Own(string name) => settings[$"{Prefix}{signal}_{name}"] is { Length: > 0 } value ? value : null;

    private Uri? Endpoint(string name)
    {
        if (settings[name] is not { Length: > 0 } value)
            return null;
        return Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new StartupException($"{name} is \"{value}\"; write an address such as http://localhost:4317.");
    }
}
