using Marten;
using NodaTime;
using Timeline.Api.Host;
using Timeline.Api.Host.Paging;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Actions;

/// <summary>What narrows the action items of all incidents. All conditions hold together; null: any.</summary>
internal sealed record ActionItemFilter(
    IReadOnlyList<ActionItemStatus>? State, bool? Overdue, string? Owner, bool? Unassigned, IReadOnlyList<ActionItemType>? Type, LocalDate? DueBefore, string? Incident, string? Text,
    bool? IncludeCancelled);

/// <summary>What they are ordered by.</summary>
internal enum ActionItemOrder
{
    Due,
    Newest,
}

/// <summary>Action items over all incidents: found in documents that follow behind the appends, shown from the records of now.</summary>
internal static class ActionItemsQuery
{
    private static readonly OrderPart<LibraryActionItem> ById = OrderPart.Id<LibraryActionItem>(item => item.Id, "d.id");
    private static readonly ListOrder<LibraryActionItem> ByDue = new('d', OrderPart.Number<LibraryActionItem>(item => item.DueSeconds, "(d.data ->> 'DueSeconds')::bigint"), ById);
    private static readonly ListOrder<LibraryActionItem> ByAge = new('a', OrderPart.Number<LibraryActionItem>(item => item.RaisedTicks, "(d.data ->> 'RaisedTicks')::bigint"), ById);

    public static void Bind(SchemaBindings schema)
    {
        schema.Input<ActionItemFilter>("ActionItemFilter");
        schema.Enum<ActionItemOrder>("ActionItemOrder");
        schema.BindConnection<LibraryActionItem>("FollowedActionItem");
        schema.Object<LibraryActionItem>("FollowedActionItem")
            .Field("actionItem", (field, _) => OfRecordAsync(field, (_, item) => item))
            .Field("daysOverdue", (field, _) => OfRecordAsync(
                field, (record, item) => item.DaysOverdue(DateTimeZoneProviders.Tzdb[record.Zone], field.Service<IClock>().GetCurrentInstant())))
            .Field("incident", async (field, _) => await field.LoadAsync(field.Service<IncidentSummaryByIdLoader>(), field.Parent<LibraryActionItem>().IncidentId));
        schema.Query("actionItems", ResolveAsync);
    }

    private static ValueTask<object?> OfRecordAsync(FieldContext field, Func<IncidentRecord, ActionItem, object?> show)
    {
        var row = field.Parent<LibraryActionItem>();
        return field.LoadAsync(
            field.Service<IncidentRecordLoader>(), row.IncidentId, record => record?.ActionItem(new ActionItemId(row.Id)) is { } item ? show(record, item) : null);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var (actor, store) = (field.Service<CurrentActor>().Require(Permission.Read), field.Service<IDocumentStore>());
        var page = PageArguments.Of(field, most: 100, standard: 25);
        var filter = field.Argument<ActionItemFilter?>("filter");
        var incident = filter?.Incident is { } given ? await field.Service<IncidentReader>().FindAsync(actor, given, asKnownAt: null, cancellation) : null;
        if (filter?.Incident is not null && incident is null)
            return Connection<LibraryActionItem>.Empty;

        var (where, parameters) = Condition(
            VisibleIncidents.RowsOf(store, actor), filter, incident, field.Service<IClock>().GetCurrentInstant(), store.Options.DatabaseSchemaName);
        return field.Argument<ActionItemOrder?>("orderBy") == ActionItemOrder.Newest
            ? await new DocumentList<LibraryActionItem>(store, where, parameters, ByAge, Descending: true).PageAsync(page, cancellation)
            : await new DocumentList<LibraryActionItem>(store, where, parameters, ByDue, Descending: false).PageAsync(page, cancellation);
    }

    private static (string Where, List<object> Parameters) Condition(VisibleRows visible, ActionItemFilter? filter, IncidentRecord? incident, Instant now, string schema)
    {
        var (where, parameters) = (new List<string> { visible.Sql }, visible.Parameters.ToList());
        void Add(string condition, params object[] values)
        {
            where.Add(condition);
            parameters.AddRange(values);
        }

        if (filter?.IncludeCancelled is not true)
            Add($"not exists (select from \"{schema}\".mt_doc_incidentsummary s where s.tenant_id = d.tenant_id and s.id = (d.data ->> 'IncidentId')::uuid and s.data ->> 'Cancelled' = 'true')");
        if (incident is not null)
            Add("d.data ->> 'IncidentId' = ?", incident.Id.ToString());
        if (filter?.State is { } states)
            Add("d.data ->> 'Status' = any(string_to_array(?, ','))", string.Join(',', states));
        if (filter?.Type is { } types)
            Add("d.data ->> 'Type' = any(string_to_array(?, ','))", string.Join(',', types));
        if (filter?.Overdue is { } overdue)
            Add($"{(overdue ? "" : "not ")}(d.data ->> 'Status' = 'Open' and (d.data ->> 'DueSeconds')::bigint <= ?)", now.ToUnixTimeSeconds());
        if (filter?.Unassigned is { } unassigned)
            Add($"(d.data ->> 'Owner') is {(unassigned ? "" : "not ")}null");
        if (filter?.DueBefore is { } before)
            Add("(d.data ->> 'Due')::date < ?::date", Say.Date(before));
        if (Words(filter?.Owner, "owner") is { } owner)
            Add("lower(d.data ->> 'Owner') = lower(?)", owner);
        if (Words(filter?.Text, "text") is { } text)
            Add("position(lower(?) in lower(d.data ->> 'Text')) > 0", text);
        return (string.Join(" and ", where), parameters);
    }

    private static string? Words(string? given, string field)
    {
        if (given?.Trim() is not { Length: > 0 } text)
            return null;
        GivenText.Check(text, $"filter.{field}", GivenText.LongestSearch);
        return text;
    }
}
