using Timeline.Domain.Catalogue;
using Timeline.Domain.Shared;

namespace Timeline.Api.Catalogue;

/// <summary>What a command came to: the catalogue after it, or why not. The payload of every mutation of the catalogue reads its fields here.</summary>
/// <param name="Catalogue">Null when rejected.</param>
internal sealed record CatalogueOutcome(Guid CommandId, CatalogueRecord? Catalogue, Rejection? Error)
{
    /// <summary>What the command named as what it is about. Null: it makes one.</summary>
    public Guid? About { get; init; }

    public InCatalogue<Service>? Service => Of<Service>(ServiceId.From(CommandId));

    public InCatalogue<CatalogueChannel>? Channel => Of<CatalogueChannel>(ChannelId.From(CommandId));

    public InCatalogue<CustomerSegment>? Segment => Of<CustomerSegment>(SegmentId.From(CommandId));

    public InCatalogue<Customer>? Customer => Of<Customer>(CustomerId.From(CommandId));

    public InCatalogue<Team>? Team => Of<Team>(TeamId.From(CommandId));

    public InCatalogue<Contract>? Contract => Of<Contract>(ContractId.From(CommandId));

    public InCatalogue<Calendar>? Calendar => Of<Calendar>(CalendarId.From(CommandId));

    public InCatalogue<SlaPolicy>? SlaPolicy => Of<SlaPolicy>(SlaPolicyId.From(CommandId));

    public InCatalogue<DocumentTemplate>? Template => Of<DocumentTemplate>(PostmortemTemplateId.From(CommandId));

    public InCatalogue<SlaPolicy>? OrganisationPolicy => Catalogue?.ShowNamed<SlaPolicy>(Catalogue.OrganisationPolicy);

    /// <summary>Whatever the command is about.</summary>
    public object? Item => About is { } about && Catalogue is { } catalogue ? catalogue.ShowFound(about) : null;

    private InCatalogue<T>? Of<T>(ICatalogueId made)
        where T : CatalogueItem => Catalogue is { } catalogue ? catalogue.ShowFound<T>(About ?? made.Value) : null;
}
