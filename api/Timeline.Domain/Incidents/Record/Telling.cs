using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>One customer was told, or somebody tried to.</summary>
/// <param name="CustomerId">Which it is in the catalogue. Null: not said.</param>
/// <param name="Person">Whom there. Null: not said.</param>
/// <param name="ToldBy">Whoever recorded it unless another was named.</param>
public sealed record CustomerContact(
    EntryId EntryId,
    string Customer,
    CustomerId? CustomerId,
    string? Person,
    Channel Channel,
    CustomerContactOutcome Outcome,
    Instant At,
    Precision Precision,
    string ToldBy,
    string Text);

/// <summary>A customer who is to be told.</summary>
/// <param name="CustomerId">Which it is in the catalogue. Null: nothing in it has that name.</param>
/// <param name="Since">When the impact started that hit it, or somebody named it.</param>
/// <param name="Reason">In words.</param>
/// <param name="LastContact">The newest try that did not reach it. Null: nobody tried.</param>
public sealed record CustomerToTell(string Name, CustomerId? CustomerId, Instant Since, string Reason, CustomerContact? LastContact);

/// <summary>What a customer whom an incident concerns is entitled to.</summary>
/// <param name="Customer">By the name it has now.</param>
public sealed record Entitlement(string Customer, CustomerId CustomerId, ContractStanding Standing);

/// <summary>Somebody who was affected said something about it.</summary>
/// <param name="FromWhom">Null: it was logged, and nobody said who.</param>
/// <param name="Channel">How it came. Null: not said.</param>
/// <param name="Author">Who took it down.</param>
public sealed record Feedback(EntryId EntryId, string? FromWhom, Channel? Channel, string Text, Instant At, Precision Precision, string Author);

/// <summary>That an update went over a channel that was not to be relied on.</summary>
/// <param name="Overridden">True: somebody saw the warning and chose to. False: it was recorded too late to warn.</param>
/// <param name="Text">As the entry says, as amended.</param>
/// <param name="Working">The channels that worked, by their names of then.</param>
/// <param name="Reason">Why all the same. Null: not said.</param>
/// <param name="By">Who sent it.</param>
public sealed record ChannelWarning(EntryId EntryId, bool Overridden, string Text, IReadOnlyList<ChannelAtRisk> AtRisk, IReadOnlyList<string> Working, string? Reason, string By);
