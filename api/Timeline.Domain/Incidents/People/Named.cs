using System.Runtime.InteropServices;

namespace Timeline.Domain.Incidents;

/// <summary>A person, as they were named.</summary>
/// <param name="Who">One line, as said then.</param>
/// <param name="PersonId">Who that is among those who can sign in. Null: not said.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Named(string Who, Guid? PersonId = null)
{
    /// <summary>Whether both are surely the same: by what they are called in any case, or by id.</summary>
    internal bool IsSame(Named other) =>
        PersonId is { } one && other.PersonId is { } another ? one == another : string.Equals(Who, other.Who, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Who is who among the people that an incident names: those of one id, and those who are called the same, in any case.</summary>
/// <remarks>A name without an id is the one person who bears it with one. Where two do, it stands for a third.</remarks>
internal sealed class PersonKeys
{
    private readonly Dictionary<string, Guid?> _ids = new(StringComparer.OrdinalIgnoreCase);

    public PersonKeys(IEnumerable<Named> people)
    {
        foreach (var person in people)
        {
            if (person.PersonId is { } id)
                _ids[person.Who] = !_ids.TryGetValue(person.Who, out var known) || known == id ? id : null;
        }
    }

    /// <summary>Equal for the same person. Null for a name that was redacted: who that was is not known.</summary>
    public string? KeyOf(Named person)
    {
        if (person.Who == EntryContent.Redacted)
            return null;

        return (person.PersonId ?? _ids.GetValueOrDefault(person.Who))?.ToString() ?? person.Who.ToUpperInvariant();
    }
}
