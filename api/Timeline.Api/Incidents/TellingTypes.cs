using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents;

/// <summary>Binds who was told over what, who is still to be told, and what somebody should know before sending.</summary>
internal static class TellingTypes
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Enum<CustomerContactOutcome>("CustomerContactOutcome");
        schema.Object<StakeholderUpdate>("StakeholderUpdate")
            .Field("entryId", update => update.EntryId.ToString())
            .Field("channels", update => update.Channels ?? [])
            .Field("channelWarning", update => update.Warning)
            .Properties();
        schema.Object<NamedChannel>("UpdateChannel").Field("channelId", channel => channel.ChannelId.ToString()).Properties();
        schema.Object<ChannelWarning>("ChannelWarning").Field("entryId", warning => warning.EntryId.ToString()).Properties();
        schema.Object<ChannelAtRisk>("ChannelAtRisk").Field("channelId", channel => channel.ChannelId.ToString()).Properties();
        schema.Object<CustomerContact>("CustomerContact")
            .Field("entryId", contact => contact.EntryId.ToString())
            .Field("customerId", contact => contact.CustomerId?.ToString())
            .Properties();
        schema.Object<CustomerToTell>("CustomerToTell").Field("customerId", customer => customer.CustomerId?.ToString()).Properties();
        schema.Object<Feedback>("Feedback").Field("entryId", feedback => feedback.EntryId.ToString()).Properties();
        schema.Object<InCatalogue<ChannelAdvice>>("ChannelAdvice")
            .Field("warning", shown => shown.Item.Warning)
            .Field("atRisk", shown => shown.Catalogue.ShowAll(shown.Item.AtRisk))
            .Field("working", shown => shown.Catalogue.ShowAll(shown.Item.Working));
        schema.Object<InCatalogue<Entitlement>>("Entitlement")
            .Field("customer", shown => shown.Item.Customer)
            .Field("customerId", shown => shown.Item.CustomerId.ToString())
            .Field("standing", shown => shown.Catalogue.Show(shown.Item.Standing));
        schema.Object<IncidentRecord>("Incident")
            .Field("entitlements", EntitlementsAsync)
            .Field("customersToTell", async (field, cancellation) => field.Parent<IncidentRecord>().CustomersToTell(await CatalogueRecords.OfAsync(field, asKnownAt: null, cancellation)))
            .Field("channelAdvice", AdviseAsync);
    }

    private static async ValueTask<object?> EntitlementsAsync(FieldContext field, CancellationToken cancellation)
    {
        var catalogue = await CatalogueRecords.OfAsync(field, asKnownAt: null, cancellation);
        return catalogue.ShowAll(field.Parent<IncidentRecord>().Entitlements(catalogue));
    }

    private static async ValueTask<object?> AdviseAsync(FieldContext field, CancellationToken cancellation)
    {
        var catalogue = await CatalogueRecords.OfAsync(field, asKnownAt: null, cancellation);
        var ids = field.Argument<IReadOnlyList<string>?>("channelIds") ?? [];
        if (ids.Count > Limits.Channels)
            throw new GraphQLException($"channelIds holds {ids.Count} ids; the limit is {Limits.Channels}. Ask for those over which you mean to send.", "BAD_USER_INPUT");

        var named = ids.Select(CatalogueIds.Find).OfType<Guid>().Select(id => catalogue.FindChannel(new(id))).OfType<CatalogueChannel>();
        var meant = ids.Count > 0 ? named : catalogue.ChannelsOf(field.Argument<Channel>("channel"));
        var at = field.Argument<Instant?>("at") ?? field.Service<IClock>().GetCurrentInstant();
        return catalogue.Show(ChannelGuard.Advise(field.Parent<IncidentRecord>().ToState(), catalogue, at, meant));
    }
}
