using System.Collections.Concurrent;
using System.Collections.Immutable;
using NodaTime;
using Timeline.Domain.Shared;
using Timeline.Domain.Sla;

namespace Timeline.Domain.Catalogue;

/// <summary>The catalogue of a tenant, folded from its events: all of them, or those up to a moment. Immutable.</summary>
/// <remarks>What was retired stays in it, so that it is found by its id and goes on being shown.</remarks>
public sealed partial class CatalogueRecord
{
    /// <summary>The catalogue before anything was added.</summary>
    public static readonly CatalogueRecord Empty = new(
        ImmutableDictionary<Guid, CatalogueItem>.Empty, ImmutableDictionary<(CatalogueKind, string), Guid>.Empty, organisationPolicy: null, 0, asKnownAt: null);

    private readonly ImmutableDictionary<Guid, CatalogueItem> _items;
    private readonly ImmutableDictionary<(CatalogueKind Kind, string Key), Guid> _named;

    // Each is made when it is first asked for; made twice, it is the same.
    private IReadOnlyList<Service>? _services;
    private IReadOnlyList<CatalogueChannel>? _channels;
    private IReadOnlyList<CustomerSegment>? _segments;
    private IReadOnlyList<Customer>? _customers;
    private IReadOnlyList<Team>? _teams;
    private IReadOnlyList<Contract>? _contracts;
    private IReadOnlyList<Calendar>? _calendars;
    private IReadOnlyList<SlaPolicy>? _policies;
    private IReadOnlyList<DocumentTemplate>? _templates;

    private readonly ConcurrentDictionary<CalendarId, SlaCalendar> _workingTime = [];

    private CatalogueRecord(
        ImmutableDictionary<Guid, CatalogueItem> items, ImmutableDictionary<(CatalogueKind Kind, string Key), Guid> named, SlaPolicyId? organisationPolicy,
        long version, Instant? asKnownAt)
    {
        (_items, _named, OrganisationPolicy, Version, AsKnownAt) = (items, named, organisationPolicy, version, asKnownAt);
    }

    /// <summary>The sequence of the last event in it. 0: there is none.</summary>
    public long Version { get; }

    /// <summary>When the store took the last event in it. Null: there is none.</summary>
    public Instant? AsKnownAt { get; }

    /// <summary>By name, like the other lists; what was retired is among them.</summary>
    public IReadOnlyList<Service> Services => _services ??= Named<Service>();

    public IReadOnlyList<CatalogueChannel> Channels => _channels ??= Named<CatalogueChannel>();

    public IReadOnlyList<CustomerSegment> Segments => _segments ??= Named<CustomerSegment>();

    public IReadOnlyList<Customer> Customers => _customers ??= Named<Customer>();

    public IReadOnlyList<Team> Teams => _teams ??= Named<Team>();

    public IReadOnlyList<Calendar> Calendars => _calendars ??= Named<Calendar>();

    public IReadOnlyList<SlaPolicy> Policies => _policies ??= Named<SlaPolicy>();

    /// <summary>The organisation's own templates of postmortems.</summary>
    public IReadOnlyList<DocumentTemplate> Templates => _templates ??= Named<DocumentTemplate>();

    /// <summary>The policy that the organisation holds itself to in every real incident. Null: none.</summary>
    public SlaPolicyId? OrganisationPolicy { get; }

    /// <summary>By the customer's name and the day they begin on.</summary>
    public IReadOnlyList<Contract> Contracts => _contracts ??=
    [
        .. _items.Values.OfType<Contract>()
            .OrderBy(contract => NameKey(NameOf(contract.Customer)), StringComparer.Ordinal).ThenBy(contract => contract.Terms.ValidFrom).ThenBy(contract => contract.Key),
    ];

    /// <summary>The customers in use that are in a segment; by name.</summary>
    public IReadOnlyList<Customer> CustomersIn(SegmentId segment) => [.. Customers.Where(customer => !customer.IsRetired && customer.Segments.Contains(segment))];

    /// <summary>What has the id. Null: nothing of that kind has it.</summary>
    public TItem? Find<TItem>(Guid id)
        where TItem : CatalogueItem => _items.GetValueOrDefault(id) as TItem;

    public Service? FindService(ServiceId id) => Find<Service>(id.Value);

    public CatalogueChannel? FindChannel(ChannelId id) => Find<CatalogueChannel>(id.Value);

    public CustomerSegment? FindSegment(SegmentId id) => Find<CustomerSegment>(id.Value);

    public Customer? FindCustomer(CustomerId id) => Find<Customer>(id.Value);

    public Team? FindTeam(TeamId id) => Find<Team>(id.Value);

    public Calendar? FindCalendar(CalendarId id) => Find<Calendar>(id.Value);

    /// <summary>What a calendar counts.</summary>
    /// <exception cref="InvalidOperationException">There is none of that id, which policies never name.</exception>
    public SlaCalendar WorkingTime(CalendarId id) =>
        _workingTime.GetOrAdd(id, static (id, catalogue) => (catalogue.FindCalendar(id) ?? throw new InvalidOperationException($"no calendar {id}")).ToSlaCalendar(), this);

    public SlaPolicy? FindPolicy(SlaPolicyId id) => Find<SlaPolicy>(id.Value);

    public DocumentTemplate? FindTemplate(PostmortemTemplateId id) => Find<DocumentTemplate>(id.Value);

    public Contract? FindContract(ContractId id) => Find<Contract>(id.Value);

    /// <summary>What is in use under a name, whatever its case. Null: nothing of that kind is.</summary>
    public TItem? FindInUse<TItem>(CatalogueKind kind, string name)
        where TItem : NamedItem => _named.TryGetValue((kind, NameKey(name)), out var id) ? Find<TItem>(id) : null;

    /// <summary>The service in use under a name, whatever its case; else the one that was called so last, renamed or retired since. Null: none ever was.</summary>
    public Service? ServiceCalled(string name)
    {
        if (FindInUse<Service>(CatalogueKind.Service, name) is { } used)
            return used;
        var key = NameKey(name);
        return Services
            .Select(service => (Service: service, Called: service.Names.FindLast(known => NameKey(known.Name) == key)))
            .Where(known => known.Called is not null)
            .OrderByDescending(known => known.Called!.Since)
            .Select(known => known.Service)
            .FirstOrDefault();
    }

    /// <summary>How something was called at a moment, for showing what was recorded then. Null: nothing with a name has that id.</summary>
    public string? NameAt<TId>(TId id, Instant at)
        where TId : struct, ICatalogueId => Find<NamedItem>(id.Value)?.NameAt(at);

    /// <summary>How something is called. Its id when nothing with a name has that id, which a catalogue that was folded in full never shows.</summary>
    public string NameOf<TId>(TId id)
        where TId : struct, ICatalogueId => Find<NamedItem>(id.Value)?.Name ?? id.Value.ToString();

    /// <summary>What two names that count as one have in common, and what lists go by.</summary>
    public static string NameKey(string name) => (VisibleText.Line(name) ?? "").ToUpperInvariant();

    /// <param name="events">In order, from the first.</param>
    /// <param name="asKnownAt">What was recorded later is left out. Null: nothing is.</param>
    public static CatalogueRecord Fold(IEnumerable<Recorded<CatalogueEvent>> events, Instant? asKnownAt = null) =>
        events.TakeWhile(recorded => asKnownAt is null || recorded.RecordedAt <= asKnownAt).Aggregate(Empty, (catalogue, recorded) => catalogue.Apply(recorded));

    /// <summary>The catalogue with the next event.</summary>
    public CatalogueRecord Apply(Recorded<CatalogueEvent> recorded)
    {
        var after = recorded.Event.ApplyTo(this, recorded.RecordedAt);
        return new(after._items, after._named, after.OrganisationPolicy, recorded.Sequence, recorded.RecordedAt);
    }

    /// <summary>With something added, or in place of what has its id.</summary>
    internal CatalogueRecord With(CatalogueItem item)
    {
        var named = _named;
        if (Find<NamedItem>(item.Key) is { IsRetired: false } before)
            named = named.Remove((before.Kind, NameKey(before.Name)));
        if (item is NamedItem { IsRetired: false } after)
            named = named.SetItem((after.Kind, NameKey(after.Name)), after.Key);
        return new(_items.SetItem(item.Key, item), named, OrganisationPolicy, Version, AsKnownAt);
    }

    internal CatalogueRecord WithOrganisationPolicy(SlaPolicyId? policy) => new(_items, _named, policy, Version, AsKnownAt);

    /// <summary>With something changed. What is not there, which only an event out of its place could name, stays so.</summary>
    internal CatalogueRecord Change<TItem>(Guid id, Func<TItem, CatalogueItem> change)
        where TItem : CatalogueItem => Find<TItem>(id) is { } item ? With(change(item)) : this;

    private IReadOnlyList<TItem> Named<TItem>()
        where TItem : NamedItem =>
        [.. _items.Values.OfType<TItem>().OrderBy(item => NameKey(item.Name), StringComparer.Ordinal).ThenBy(item => item.Key)];
}
