using Timeline.Api.Host.Paging;
using Timeline.Api.People;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;

namespace Timeline.Api.Audit;

internal static class AuditQuery
{
    private const int Most = 200;
    private const int Standard = 50;

    private static readonly ListOrder<long> ByPlace = new('u', OrderPart.Number<long>(position => position));

    public static void Bind(SchemaBindings schema)
    {
        schema.Enum<AuditSubject>("AuditSubject");
        schema.Input<AuditFilter>("AuditFilter");
        schema.Object<AuditKind>("AuditKind").Properties();
        schema.Object<AuditEvent>("AuditEvent")
            .Field("hidden", one => one.Shown is null)
            .Field("subject", one => one.Shown?.Subject)
            .Field("kind", one => one.Shown?.Row.Kind)
            .Field("actor", one => one.Shown?.Actor)
            .Field("actorId", one => one.Shown?.Row.Actor?.ToString())
            .Field("source", one => one.Shown is { Row.Source: var source } ? SourceOf(source) : (Source?)null)
            .Field("incident", one => one.Shown?.Incident)
            .Field("entryId", one => one.Shown?.Row.Entry?.ToString())
            .Field("version", one => one.Shown?.Row.Version)
            .Field("item", one => one.Shown?.Item)
            .Field("reason", one => one.Shown?.Row.Reason)
            .Field("redacted", one => one.Shown?.Row.Redacted)
            .Properties();
        schema.Object<AuditPage>("AuditConnection")
            .Field("edges", page => page.Events.Select(one => new Edge<AuditEvent>(ByPlace.CursorOf(one.Position), one)).ToList())
            .Field("nodes", page => page.Events)
            .Field("lookedBackTo", page => page.LookedBackTo)
            .Field("pageInfo", PageInfoOf);
        schema.Object<Edge<AuditEvent>>("AuditEdge").Properties();
        schema.Query("audit", async (field, cancellation) =>
        {
            var page = PageArguments.Forward(field, Most, Standard);
            var before = ByPlace.Place("after", page.After)?[0] as long?;
            return await field.Service<AuditTrail>().ReadAsync(field.Service<CurrentActor>(), field.Argument<AuditFilter?>("filter"), before, page.First!.Value, cancellation);
        });
        schema.Query("auditKinds", (field, _) =>
        {
            field.Service<CurrentActor>().Require(Permission.Administer);
            return ValueTask.FromResult<object?>(AuditKinds.All);
        });
    }

    public static Source SourceOf(string? stored) => Enum.TryParse<Source>(stored, ignoreCase: true, out var known) ? known : Source.System;

    private static PageInfo PageInfoOf(AuditPage page) => new(
        page.Events is [var first, ..] ? ByPlace.CursorOf(first.Position) : null, page.End is { } end ? ByPlace.CursorOf(end) : null, Lookups.Of(page.Before is not null), Lookups.Of(page.More));
}
