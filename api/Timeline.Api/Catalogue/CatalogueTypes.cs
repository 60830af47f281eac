using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Sla;
using Timeline.GraphQL.Schemas;

namespace Timeline.Api.Catalogue;

/// <summary>Binds the types of the catalogue to the record that they show.</summary>
internal static class CatalogueTypes
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Enum<ContractState>("ContractState");
        schema.Object<Retirement>("Retirement").Properties();
        schema.Object<NameSince>("CatalogueName").Properties();
        schema.Object<TeamMember>("TeamMember").Field("personId", member => member.PersonId?.ToString()).Properties();
        Named<Service>(schema, "Service")
            .Field("dependsOn", shown => shown.Catalogue.ShowAll(shown.Item.DependsOn.Select(shown.Catalogue.FindService)))
            .Field("carries", shown => shown.Catalogue.ShowAll(shown.Item.Carries.Select(shown.Catalogue.FindChannel)))
            .Field("keptBy", shown => shown.Catalogue.ShowAll(shown.Item.KeptBy.Select(shown.Catalogue.FindTeam)));
        Named<CatalogueChannel>(schema, "CatalogueChannel")
            .Field("channel", shown => shown.Item.Channel)
            .Field("carriedBy", shown => shown.Catalogue.ShowAll(shown.Catalogue.CarriersOf(shown.Item.Id)));
        Named<CustomerSegment>(schema, "CustomerSegment");
        Named<Customer>(schema, "Customer")
            .Field("segments", shown => shown.Catalogue.ShowAll(shown.Item.Segments.Select(shown.Catalogue.FindSegment)))
            .Field("contracts", shown => shown.Catalogue.ShowAll(shown.Catalogue.ContractsOf(shown.Item.Id)))
            .Field("contractOn", (field, _) =>
            {
                var shown = field.Parent<InCatalogue<Customer>>();
                var day = field.Argument<LocalDate?>("day") ?? field.Service<IClock>().GetCurrentInstant().InUtc().Date;
                return ValueTask.FromResult<object?>(shown.Catalogue.Show(shown.Catalogue.ContractOf(shown.Item.Id, day)));
            });
        Named<Team>(schema, "Team").Field("members", shown => shown.Item.Members);
        BindPolicies(schema);
        schema.Object<TemplateVersion>("PostmortemTemplateVersion").Properties();
        schema.Object<TemplateSection>("TemplateSection").Field("key", section => section.Section.Key()).Properties();
        Named<DocumentTemplate>(schema, "PostmortemTemplate")
            .Field("description", shown => shown.Item.Newest.Read().Description)
            .Field("version", shown => shown.Item.Newest.Number)
            .Field("source", shown => shown.Item.Newest.Source)
            .Field("sections", shown => shown.Item.Newest.Read().Sections)
            .Field("versions", shown => shown.Item.Versions);
        Item<Contract>(schema, "Contract")
            .Field("customer", shown => shown.Catalogue.ShowFound<Customer>(shown.Item.Customer.Value))
            .Field("policy", shown => shown.Item.Terms.Policy)
            .Field("slaPolicy", shown => shown.Catalogue.ShowNamed<SlaPolicy>(shown.Item.Terms.PolicyId))
            .Field("validFrom", shown => shown.Item.Terms.ValidFrom)
            .Field("validUntil", shown => shown.Item.Terms.ValidUntil)
            .Field("entitledTime", shown => shown.Item.Terms.Entitled?.Time)
            .Field("entitledIncidents", shown => shown.Item.Terms.Entitled?.Incidents)
            .Field("usedTime", shown => shown.Item.Terms.Used?.Time)
            .Field("usedIncidents", shown => shown.Item.Terms.Used?.Incidents)
            .Field("isUsedUp", shown => shown.Item.Terms.IsUsedUp());
        schema.Object<InCatalogue<ContractStanding>>("ContractStanding")
            .Field("state", shown => shown.Item.State)
            .Field("contract", shown => shown.Item.Contract is { } contract ? shown.Catalogue.Show(contract) : null)
            .Field("sentence", shown => shown.Item.Sentence);
        schema.Object<InCatalogue<AffectedChannel>>("AffectedChannel")
            .Field("channel", shown => shown.Catalogue.Show(shown.Item.Channel))
            .Field("way", shown => shown.Catalogue.ShowAll(shown.Item.Way.Select(shown.Catalogue.FindService)))
            .Field("why", shown => shown.Item.Why);
    }

    private static void BindPolicies(SchemaBindings schema)
    {
        schema.Object<SlaHours>("SlaHours").Properties();
        schema.Object<SlaDayHours>("SlaDayHours").Properties();
        schema.Object<SlaHoliday>("SlaHoliday").Properties();
        schema.Object<SlaException>("SlaException").Properties();
        schema.Object<CalendarVersion>("SlaCalendarVersion")
            .Field("validFrom", version => version.ValidFrom)
            .Field("always", version => version.Terms.Always)
            .Field("hours", version => version.Terms.Hours)
            .Field("holidays", version => version.Terms.Holidays)
            .Field("exceptions", version => version.Terms.Exceptions);
        Named<Calendar>(schema, "SlaCalendar").Field("zone", shown => shown.Item.Zone).Field("versions", shown => shown.Item.Versions);
        schema.Object<InCatalogue<SlaTargetTerms>>("SlaTarget")
            .Field("name", shown => shown.Item.Name)
            .Field("severities", shown => shown.Item.Severities)
            .Field("from", shown => shown.Item.From)
            .Field("to", shown => shown.Item.To)
            .Field("within", shown => shown.Item.Within)
            .Field("calendar", shown => shown.Catalogue.ShowNamed<Calendar>(shown.Item.Calendar));
        schema.Object<InCatalogue<SlaCadenceTerms>>("SlaCadence")
            .Field("name", shown => shown.Item.Name)
            .Field("severities", shown => shown.Item.Severities)
            .Field("from", shown => shown.Item.From)
            .Field("every", shown => shown.Item.Every)
            .Field("calendar", shown => shown.Catalogue.ShowNamed<Calendar>(shown.Item.Calendar));
        schema.Object<InCatalogue<SlaPolicyVersion>>("SlaPolicyVersion")
            .Field("number", shown => shown.Item.Number)
            .Field("validFrom", shown => shown.Item.ValidFrom)
            .Field("validUntil", shown => shown.Item.ValidUntil)
            .Field("publishedAt", shown => shown.Item.PublishedAt)
            .Field("calendar", shown => shown.Catalogue.ShowNamed<Calendar>(shown.Item.Terms.Calendar))
            .Field("targets", shown => shown.Catalogue.ShowAll(shown.Item.Terms.Targets))
            .Field("cadences", shown => shown.Catalogue.ShowAll(shown.Item.Terms.Cadences))
            .Field("warnAt", shown => shown.Item.Terms.WarnAt)
            .Field("pauseReasons", shown => shown.Item.Terms.PauseReasons)
            .Field("degradedIsDown", shown => shown.Item.Terms.DegradedIsDown);
        Named<SlaPolicy>(schema, "SlaPolicy")
            .Field("versions", shown => shown.Catalogue.ShowAll(shown.Item.Versions))
            .Field("versionOn", (field, _) =>
            {
                var shown = field.Parent<InCatalogue<SlaPolicy>>();
                var day = field.Argument<LocalDate?>("day") ?? field.Service<IClock>().GetCurrentInstant().InUtc().Date;
                return ValueTask.FromResult<object?>(shown.Item.VersionOn(day) is { } version ? shown.Catalogue.Show(version) : null);
            });
    }

    private static ObjectBinding<InCatalogue<T>> Named<T>(SchemaBindings schema, string name)
        where T : NamedItem => Item<T>(schema, name).Field("name", shown => shown.Item.Name).Field("names", shown => shown.Item.Names);

    private static ObjectBinding<InCatalogue<T>> Item<T>(SchemaBindings schema, string name)
        where T : CatalogueItem => schema.Object<InCatalogue<T>>(name)
            .Field("id", shown => shown.Item.Key.ToString()).Field("addedAt", shown => shown.Item.AddedAt).Field("retired", shown => shown.Item.Retired);
}
