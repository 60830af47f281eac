using System.Text.Json;
using JasperFx.Events;
using Timeline.Architecture.Tests.Tree;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Postmortems.Published;

namespace Timeline.Architecture.Tests.Storage;

/// <summary>Event types as the application stores them. Which aliases there are is written down in the domain's own tests.</summary>
public sealed class EventTypeTests
{
    private static readonly Type[] Domain = typeof(IncidentEvent).Assembly.GetTypes();

    private static readonly Type[] Fixtures = typeof(FixtureEvent).Assembly.GetTypes();

    // Besides Marten's own, which is never appended here.
    private static IReadOnlyList<IEventType> Stored { get; } =
        [.. DocumentTypeTests.Options().Events.AllKnownEventTypes().Where(known => known.EventType != typeof(Archived))];

    [Fact]
    public void Events_are_sealed_records_named_in_the_past() => Violations.None(EventRules.Violations(EventRules.Events(Domain)));

    [Fact]
    public void The_application_stores_exactly_the_events_of_the_domain() =>
        Assert.Equal(
            EventRules.Events(Domain).Select(type => type.FullName!).Order(StringComparer.Ordinal),
            Stored.Select(registered => registered.EventType.FullName!).Order(StringComparer.Ordinal));

    // The domain's tests hold the aliases to be the names in snake case: here that the store makes the same of them.
    [Fact]
    public void The_store_keeps_an_event_under_its_name_in_snake_case() =>
        Assert.All(Stored, registered =>
        {
            Assert.Equal(JsonNamingPolicy.SnakeCaseLower.ConvertName(registered.EventType.Name), registered.EventTypeName);
            Assert.Equal(registered.EventTypeName, IncidentEvents.StoredNames.GetValueOrDefault(registered.EventType, registered.EventTypeName));
            Assert.Equal(registered.EventTypeName, PostmortemEvents.StoredNames.GetValueOrDefault(registered.EventType, registered.EventTypeName));
            Assert.Equal(registered.EventTypeName, OutputEvents.StoredNames.GetValueOrDefault(registered.EventType, registered.EventTypeName));
            Assert.Equal(registered.EventTypeName, CatalogueEvents.StoredNames.GetValueOrDefault(registered.EventType, registered.EventTypeName));
            Assert.Equal($"{registered.EventType.FullName}, Timeline.Domain", registered.DotNetTypeName);
        });

    [Fact]
    public void Events_that_are_no_records_or_misnamed_are_found() =>
        Assert.Equal(
            [
                "BoardUpdated: \"Updated\" does not say what happened.",
                "ChangeBoard: an event has happened; end its name with a past participle.",
                "ColumnAdded: an event is a sealed record.",
                "ColumnAddedEvent: an event's name has no suffix.",
                "ColumnMoved: an event is a sealed record.",
            ],
            EventRules.Violations(EventRules.Events(Fixtures)).Select(violation => violation[(typeof(FixtureEvent).Namespace!.Length + 1)..]).Order(StringComparer.Ordinal));

    [Fact]
    public void A_new_family_of_events_is_found_by_its_name() =>
        Assert.Equal([typeof(FixtureEvent), typeof(FixtureClassEvent)], EventRules.Families(Fixtures).OrderByDescending(type => type.Name, StringComparer.Ordinal));
}

public abstract record FixtureEvent;

internal abstract class FixtureClassEvent;

internal sealed record ColumnDeleted(string Name) : FixtureEvent;

internal sealed record MilestoneSet(string Name) : FixtureEvent;

public record ColumnAdded(string Name) : FixtureEvent;

internal sealed class ColumnMoved : FixtureClassEvent;

internal sealed record ColumnAddedEvent(string Name) : FixtureEvent;

internal sealed record BoardUpdated(string Name) : FixtureEvent;

internal sealed record ChangeBoard(string Name) : FixtureEvent;
