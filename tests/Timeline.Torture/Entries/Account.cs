using JasperFx.Events;
using Marten.Events.Aggregation;

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

internal sealed partial class AccountProjection : SingleStreamProjection<Account, Guid>
{
    public AccountProjection()
    {
        Name = "Account";
        IncludeType<EntryMade>();
    }

    public override Account? Evolve(Account? snapshot, Guid id, IEvent e) =>
        e.Data is EntryMade ? new Account(id, (snapshot?.Balance ?? Balance.Empty).With(e.Data)) : snapshot;
}

internal sealed partial class StatementProjection : SingleStreamProjection<Statement, Guid>
{
    public StatementProjection()
    {
        Name = "Statement";
        IncludeType<EntryMade>();
    }

    public override Statement? Evolve(Statement? snapshot, Guid id, IEvent e) =>
        e.Data is EntryMade ? new Statement(id, (snapshot?.Balance ?? Balance.Empty).With(e.Data)) : snapshot;
}
