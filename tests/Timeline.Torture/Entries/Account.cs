using Timeline.EventStore.Events;
using Timeline.EventStore.Projections;

namespace Timeline.Torture.Entries;

/// <summary>What folding a stream gives. The trail depends on the order and on each entry having counted once.</summary>
internal sealed record Balance(int Entries, long Sum, long Trail)
{
    public static Balance Empty { get; } = new(0, 0, 0);

    public Balance With(object data) =>
        data is EntryMade made ? new(Entries + 1, Sum + made.Amount, ((Trail * 31) + made.Amount) % 1_000_003) : this;
}

/// <summary>The document that changes with the append.</summary>
internal sealed record Account(Guid Id, Balance Balance);

/// <summary>The document that follows behind.</summary>
internal sealed record Statement(Guid Id, Balance Balance);

internal sealed class AccountProjection : SingleStreamProjection<Account>
{
    public override bool Handles(Type eventType) => eventType == typeof(EntryMade);

    protected override Account? Evolve(Account? document, StoredEvent stored) =>
        stored.Data is EntryMade ? new Account(stored.StreamId, (document?.Balance ?? Balance.Empty).With(stored.Data)) : document;
}

internal sealed class StatementProjection : SingleStreamProjection<Statement>
{
    public override bool Handles(Type eventType) => eventType == typeof(EntryMade);

    protected override Statement? Evolve(Statement? document, StoredEvent stored) =>
        stored.Data is EntryMade ? new Statement(stored.StreamId, (document?.Balance ?? Balance.Empty).With(stored.Data)) : document;
}
