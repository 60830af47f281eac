using NodaTime;

namespace Timeline.Domain.Catalogue;

/// <summary>A fact about the catalogue of a tenant, in a stream of its own.</summary>
public abstract record CatalogueEvent
{
    /// <summary>The catalogue after it. Pure.</summary>
    /// <param name="catalogue">The catalogue before it.</param>
    /// <param name="at">When the store took it.</param>
    public abstract CatalogueRecord ApplyTo(CatalogueRecord catalogue, Instant at);
}

/// <summary>Every type of fact about the catalogue, and the name that the store keeps it under.</summary>
/// <remarks>Storage contract: type and member names are in the database. Add a line, or an optional member; never rename.</remarks>
public static class CatalogueEvents
{
    public static IReadOnlyDictionary<Type, string> StoredNames { get; } = new Dictionary<Type, string>
    {
        [typeof(ServiceAdded)] = "service_added",
        [typeof(ServiceDependenciesChanged)] = "service_dependencies_changed",
        [typeof(ServiceChannelsChanged)] = "service_channels_changed",
        [typeof(ServiceKeepersChanged)] = "service_keepers_changed",
        [typeof(ChannelAdded)] = "channel_added",
        [typeof(ChannelKindChanged)] = "channel_kind_changed",
        [typeof(SegmentAdded)] = "segment_added",
        [typeof(CustomerAdded)] = "customer_added",
        [typeof(CustomerSegmentsChanged)] = "customer_segments_changed",
        [typeof(TeamAdded)] = "team_added",
        [typeof(TeamMembersChanged)] = "team_members_changed",
        [typeof(ContractAdded)] = "contract_added",
        [typeof(ContractChanged)] = "contract_changed",
        [typeof(CalendarAdded)] = "calendar_added",
        [typeof(CalendarChanged)] = "calendar_changed",
        [typeof(SlaPolicyAdded)] = "sla_policy_added",
        [typeof(SlaPolicyPublished)] = "sla_policy_published",
        [typeof(OrganisationPolicySet)] = "organisation_policy_set",
        [typeof(PostmortemTemplateDefined)] = "postmortem_template_defined",
        [typeof(CatalogueItemRenamed)] = "catalogue_item_renamed",
        [typeof(CatalogueItemRetired)] = "catalogue_item_retired",
        [typeof(CatalogueItemReinstated)] = "catalogue_item_reinstated",
    };
}
