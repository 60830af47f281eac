using Marten;
using Marten.Linq.MatchesSql;
using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Api.Host;
using Timeline.Api.People;
using Timeline.Domain.Metrics.Reports;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;
using Timeline.Storage.Commands;

namespace Timeline.Api.Metrics.Reports;

internal sealed record MakeServiceReportInput(string CustomerId, LocalDate Month, string? Zone);

internal sealed record MakeServiceReportPayload(ServiceReportMade? Report, Rejection? Error);

/// <summary>Makes a report by hand: of a month that is not over, or anew since the record was corrected. Those made before stay as they are.</summary>
internal static class ServiceReportMutation
{
    // Of one customer and month.
    private const int MostReports = 100;

    private static readonly LocalDate Earliest = new(2000, 1, 1);

    public static void Bind(SchemaBindings schema)
    {
        schema.Input<MakeServiceReportInput>("MakeServiceReportInput");
        schema.Object<MakeServiceReportPayload>("MakeServiceReportPayload").Properties();
        schema.Mutation("makeServiceReport", MakeAsync);
    }

    private static async ValueTask<object?> MakeAsync(FieldContext field, CancellationToken cancellation)
    {
        var actor = field.Service<CurrentActor>().Require(Permission.Manage);
        var (input, now) = (field.Argument<MakeServiceReportInput>("input"), field.Service<IClock>().GetCurrentInstant());
        await using var session = field.Service<IDocumentStore>().Writing();
        var catalogue = await field.Service<CatalogueRecords>().ReadAsync(session, cancellation);
        if (CatalogueIds.Find(input.CustomerId) is not { } id || catalogue.FindCustomer(new(id)) is not { } customer)
            return Refused(RejectionCode.CatalogueItemNotFound, $"customerId is \"{Excerpt.Of(input.CustomerId)}\", which is no customer of the catalogue. Use the id as the API gave it.", "customerId");
        if (input.Zone is { } named && !ZoneNames.Exists(named))
            return Refused(RejectionCode.UnknownZone, $"zone is \"{Excerpt.Of(named)}\", which is not in the time zone database. Give a name such as America/Chicago, or leave it out.", "zone");
        var zone = input.Zone is { } given ? DateTimeZoneProviders.Tzdb[given] : ServiceReports.ZoneOf(customer.Id, catalogue);
        var today = now.InZone(zone).Date;
        if (input.Month < Earliest || input.Month > today)
            return Refused(RejectionCode.OutOfRange, $"month is {Say.Date(input.Month)}; give any day of a month from {Say.Date(Earliest)} on that has begun. Today is {Say.Date(today)} in {zone.Id}.", "month");

        var month = ReportedMonth.Of(input.Month, zone);
        await session.HoldAllAsync<ServiceReportMade>(cancellation);
        var beside = await session.Query<ServiceReportMade>()
            .Where(other => other.MatchesSql("d.data ->> 'CustomerId' = ? and d.data ->> 'Month' = ?", id.ToString(), Say.Date(month.First))).CountAsync(cancellation);
        if (beside >= MostReports)
            return Refused(RejectionCode.TooLong, $"There are {beside} reports of this customer and month; the limit is {MostReports}. Open the newest.", "month");
        var made = ServiceReports.Make(Guid.CreateVersion7(), customer.Id, month, await ServiceReports.IncidentsInAsync(session, month, cancellation), now) with { MadeById = actor.Id, MadeBy = actor.Name };
        session.Insert(made);
        await session.SaveChangesAsync(cancellation);
        return new MakeServiceReportPayload(made, Error: null);
    }

    private static MakeServiceReportPayload Refused(RejectionCode code, string message, string field) => new(Report: null, new(code, message, field));
}
