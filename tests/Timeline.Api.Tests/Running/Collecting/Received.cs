using System.Globalization;

namespace Timeline.Api.Tests.Running.Collecting;

/// <summary>A span as it arrived. OpenTelemetry protocol, <c>trace.proto</c>.</summary>
internal sealed record ReceivedSpan(
    string Service,
    string Scope,
    string Name,
    string TraceId,
    string SpanId,
    string ParentId,
    bool IsError,
    IReadOnlyDictionary<string, string> Attributes,
    IReadOnlyList<(string Name, IReadOnlyDictionary<string, string> Attributes)> Events,
    IReadOnlyList<string> LinkedTraceIds)
{
    public static IEnumerable<ReceivedSpan> In(ProtobufMessage request) =>
        from resource in request.Messages(1)
        let service = ReceivedAttributes.Of(resource.Messages(1).Single(), 1)["service.name"]
        from scope in resource.Messages(2)
        from span in scope.Messages(2)
        select new ReceivedSpan(
            service,
            scope.Messages(1).Single().Text(1),
            span.Text(5),
            span.Hex(1),
            span.Hex(2),
            span.Hex(4),
            span.Messages(15).Any(status => status.Number(3) == 2),
            ReceivedAttributes.Of(span, 9),
            [.. span.Messages(11).Select(happened => (happened.Text(2), ReceivedAttributes.Of(happened, 3)))],
            [.. span.Messages(13).Select(link => link.Hex(1))]);

    public override string ToString() => $"{Scope}: {Name} {string.Join(' ', Attributes)} {string.Join(' ', Events.Select(happened => happened.Name + string.Join(' ', happened.Attributes)))}";
}

/// <summary>One point of a metric as it arrived: a whole number, or how often a histogram was fed. <c>metrics.proto</c>.</summary>
internal sealed record ReceivedPoint(string Scope, string Metric, string Unit, IReadOnlyDictionary<string, string> Attributes, long Value)
{
    private const int Gauge = 5;
    private const int Sum = 7;
    private const int Histogram = 9;

    public static IEnumerable<ReceivedPoint> In(ProtobufMessage request) =>
        from resource in request.Messages(1)
        from scope in resource.Messages(2)
        from metric in scope.Messages(2)
        from kind in new[] { Gauge, Sum, Histogram }
        from data in metric.Messages(kind)
        from point in data.Messages(1)
        select new ReceivedPoint(
            scope.Messages(1).Single().Text(1),
            metric.Text(1),
            metric.Text(3),
            ReceivedAttributes.Of(point, kind == Histogram ? 9 : 7),
            point.Number(kind == Histogram ? 4 : 6));

    public override string ToString() => $"{Scope}: {Metric} {Unit} {string.Join(' ', Attributes)} = {Value}";
}

file static class ReceivedAttributes
{
    public static IReadOnlyDictionary<string, string> Of(ProtobufMessage message, int field) =>
        message.Messages(field).ToDictionary(pair => pair.Text(1), pair => Value(pair.Messages(2).Single()), StringComparer.Ordinal);

    private static string Value(ProtobufMessage value) => value.Has(1) ? value.Text(1) : value.Number(value.Has(2) ? 2 : 3).ToString(CultureInfo.InvariantCulture);
}
