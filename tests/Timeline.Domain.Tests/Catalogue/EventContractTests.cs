using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using static Timeline.Domain.Tests.Catalogue.CatalogueSituation;

namespace Timeline.Domain.Tests.Catalogue;

/// <summary>What is written to disk of a catalogue is a contract: type names, member names, and that old JSON still reads.</summary>
public sealed class EventContractTests
{
    // A type is added here when it is added there; none is ever changed.
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["ServiceAdded"] = "service_added",
        ["ServiceDependenciesChanged"] = "service_dependencies_changed",
        ["ServiceChannelsChanged"] = "service_channels_changed",
        ["ServiceKeepersChanged"] = "service_keepers_changed",
        ["ChannelAdded"] = "channel_added",
        ["ChannelKindChanged"] = "channel_kind_changed",
        ["SegmentAdded"] = "segment_added",
        ["CustomerAdded"] = "customer_added",
        ["CustomerSegmentsChanged"] = "customer_segments_changed",
        ["TeamAdded"] = "team_added",
        ["TeamMembersChanged"] = "team_members_changed",
        ["ContractAdded"] = "contract_added",
        ["ContractChanged"] = "contract_changed",
        ["CalendarAdded"] = "calendar_added",
        ["CalendarChanged"] = "calendar_changed",
        ["SlaPolicyAdded"] = "sla_policy_added",
        ["SlaPolicyPublished"] = "sla_policy_published",
        ["OrganisationPolicySet"] = "organisation_policy_set",
        ["PostmortemTemplateDefined"] = "postmortem_template_defined",
        ["CatalogueItemRenamed"] = "catalogue_item_renamed",
        ["CatalogueItemRetired"] = "catalogue_item_retired",
        ["CatalogueItemReinstated"] = "catalogue_item_reinstated",
    };

    private static readonly IReadOnlyList<CatalogueEvent> Samples =
    [
        .. Everything,
        new ServiceDependenciesChanged(Web, [Names]),
        new ServiceChannelsChanged(Web, []),
        new ServiceKeepersChanged(Web, [Operations]),
        new ChannelKindChanged(Phone, Channel.Video),
        new CustomerSegmentsChanged(Northwind, []),
        new TeamMembersChanged(Operations, [new("Grace")]),
        new ContractChanged(Gold, new(null, new(2014, 1, 1), null, new(Incidents: 3))),
        new CalendarAdded(Hours, "Office", new(2014, 1, 1), Office),
        new CalendarChanged(Hours, new(2015, 1, 1), Office with { Exceptions = [new(new(2015, 12, 24), [new("09:00", "12:00")])] }),
        new SlaPolicyAdded(Promises, "Gold", new(2014, 1, 1), new LocalDate(2014, 12, 31), Promised),
        new SlaPolicyPublished(Promises, 2, new(2015, 1, 1), ValidUntil: null, Promised),
        new OrganisationPolicySet(Promises),
        new PostmortemTemplateDefined(PostmortemTemplateId.From(Situations.Situation.Command(60)), "Short", 1, "---\nname: Short\n---\n## What {#summary}\n"),
        new CatalogueItemRenamed(Mail.Value, "Post"),
        new CatalogueItemRetired(Mail.Value, "Replaced."),
        new CatalogueItemReinstated(Mail.Value),
    ];

    [Fact]
    public void Every_event_type_has_the_alias_it_always_had() =>
        Assert.Equal(
            Aliases.OrderBy(pair => pair.Key, StringComparer.Ordinal),
            typeof(CatalogueEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CatalogueEvent)))
                .ToDictionary(type => type.Name, type => CatalogueEvents.StoredNames.GetValueOrDefault(type, "missing in the table"))
                .OrderBy(pair => pair.Key, StringComparer.Ordinal));

    [Fact]
    public void No_event_type_is_nested_or_moved() =>
        Assert.All(CatalogueEvents.StoredNames.Keys, type => Assert.Equal($"Timeline.Domain.Catalogue.{type.Name}", type.FullName));

    [Fact]
    public void Stored_with_an_event_is_what_it_is_made_of_and_it_survives_the_way_through_json()
    {
        Assert.Equal(Aliases.Count, Samples.Select(sample => sample.GetType()).Distinct().Count());
        Assert.All(Samples, sample =>
        {
            var written = Json.Dump(sample);
            Assert.Equal(
                sample.GetType().GetConstructors().Single().GetParameters().Select(parameter => parameter.Name!).Order(StringComparer.Ordinal),
                JsonNode.Parse(written)!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));
            Assert.Equal(written, Json.Dump(JsonSerializer.Deserialize(written, sample.GetType(), Json.Options)!));
        });
    }

    [Fact]
    public void Members_are_written_by_name_ids_bare_and_enums_by_name()
    {
        Assert.Equal("""{"ChannelId":"CHANNEL","Name":"Support line","Channel":"Phone"}""".Replace("CHANNEL", Phone.ToString(), StringComparison.Ordinal), Json.Dump(new ChannelAdded(Phone, "Support line", Channel.Phone)));
        Assert.Equal(
            """{"Policy":"Gold","ValidFrom":"2014-01-01","ValidUntil":null,"Entitled":{"Time":"1:16:00:00","Incidents":null},"Used":null,"PolicyId":null}""",
            Json.Dump(new ContractTerms("Gold", new(2014, 1, 1), null, new(Duration.FromHours(40)))));
        Assert.Equal("""{"Name":"Grace","PersonId":null}""", Json.Dump(new TeamMember("Grace")));
    }

    // Ids are derived from the client's command ids: another rule would make a repeated command add a thing twice.
    [Fact]
    public void The_same_command_makes_the_same_id_and_each_kind_another()
    {
        Assert.Equal("6f6b552a-8be5-81c3-bfba-248d4f3cf143", ServiceId.From(Command(3)).ToString());
        Guid[] made =
        [
            ServiceId.From(Command(3)).Value, ChannelId.From(Command(3)).Value, SegmentId.From(Command(3)).Value,
            CustomerId.From(Command(3)).Value, TeamId.From(Command(3)).Value, ContractId.From(Command(3)).Value,
            CalendarId.From(Command(3)).Value, SlaPolicyId.From(Command(3)).Value,
        ];
        Assert.Equal(made.Length, made.Distinct().Count());
    }
}
