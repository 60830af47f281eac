using NodaTime;

namespace Timeline.Domain.Postmortems.Published;

// Storage contract: type and member names are in the database. Add optional members; never rename.

/// <summary>A fact about the bytes that are kept of published versions of one postmortem, in a stream of its own: their hashes are in a chain, and the versions of the postmortem are its people's.</summary>
public abstract record OutputEvent
{
    /// <summary>What is kept after it. Pure.</summary>
    public abstract KeptOutputs ApplyTo(KeptOutputs outputs, Instant at);
}

/// <summary>Every type of fact about kept bytes, and the name that the store keeps it under.</summary>
/// <remarks>Storage contract: type and member names are in the database. Add a line, or an optional member; never rename.</remarks>
public static class OutputEvents
{
    public static IReadOnlyDictionary<Type, string> StoredNames { get; } = new Dictionary<Type, string>
    {
        [typeof(OutputKept)] = "output_kept",
        [typeof(OutputsForgotten)] = "outputs_forgotten",
    };
}

/// <summary>The bytes of an output are in the store, under their hash, and are what is given out from now on.</summary>
/// <param name="Incident">The incident's id.</param>
/// <param name="Sha256">Of the bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Program">The version of the program that made them.</param>
/// <param name="MissingCharacters">How many characters a PDF shows as boxes. Null: it is none.</param>
/// <param name="People">Ids of everybody whom the events that it was made from name, in order.</param>
/// <param name="ShutOut">Those of them who were shut out when it was made, so that it does not name them; in order.</param>
public sealed record OutputKept(
    Guid Incident, OutputKey Output, string Sha256, long Size, string MediaType, string Program, int? MissingCharacters, IReadOnlyList<Guid> People, IReadOnlyList<Guid> ShutOut) : OutputEvent
{
    public override KeptOutputs ApplyTo(KeptOutputs outputs, Instant at) => outputs.With(this, at);
}

/// <summary>The kept bytes of published versions show what is to be shown no more: they are removed, and made anew.</summary>
/// <param name="Incident">The incident's id.</param>
/// <param name="Numbers">Of the versions.</param>
public sealed record OutputsForgotten(Guid Incident, IReadOnlyList<int> Numbers, ForgottenBecause Because) : OutputEvent
{
    public override KeptOutputs ApplyTo(KeptOutputs outputs, Instant at) => outputs.Without(this, at);
}

/// <summary>Why kept bytes were removed. Storage and schema contract: add, never rename.</summary>
public enum ForgottenBecause
{
    /// <summary>Content was redacted.</summary>
    Redacted,

    /// <summary>Somebody whom the document names was shut out, or let in again.</summary>
    PersonChanged,
}
