using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>How much a lesson of an earlier incident is like what is about to be recorded, and why. Pure.</summary>
/// <param name="Text">How alike the texts are: 0 to 1.</param>
/// <param name="Services">The names of the services that both incidents hit.</param>
/// <param name="Causes">The causes of the earlier incident that read like one of this.</param>
/// <param name="Linked">True where the two incidents are said to have the same cause.</param>
public sealed record LessonLikeness(double Text, IReadOnlyList<string> Services, IReadOnlyList<string> Causes, bool Linked)
{
    /// <summary>What is less like it is not offered.</summary>
    public const double LeastScore = 0.3;

    private const double LeastText = 0.12;
    private const double ForService = 0.15;
    private const double ForCause = 0.2;
    private const int MostNamed = 3;

    /// <summary>0 to 1: the likeness of the texts, raised by a service or a cause that both incidents have.</summary>
    public double Score => Math.Min(1, Text + (Services.Count > 0 ? ForService : 0) + (HasCause ? ForCause : 0));

    /// <summary>Whether it is worth showing: never for a service or a cause alone, where the texts have nothing in common.</summary>
    public bool IsOffered => Text >= LeastText && Score >= LeastScore;

    /// <summary>Why, for a person: <c>same service: Mail; similar words</c>.</summary>
    public string Reason => string.Join("; ", new[]
    {
        Services.Count == 0 ? null : $"same service{(Services.Count == 1 ? "" : "s")}: {string.Join(", ", Services.Take(MostNamed))}",
        Linked ? "same cause, as linked" : Causes.Count == 0 ? null : $"similar cause: {Say.Excerpt(Causes[0])}",
        Text switch { >= 0.95 => "the same words", >= LeastScore => "similar words", _ => "some words in common" },
    }.OfType<string>());

    private bool HasCause => Linked || Causes.Count > 0;
}

/// <summary>The runs of three letters in the words of a text: what tells how alike two texts are, spelling mistakes and other endings included.</summary>
public sealed class Trigrams
{
    private readonly HashSet<(char, char, char)> _runs = [];

    /// <param name="words">In small letters. Each counts with two blanks before it and one behind.</param>
    public Trigrams(IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        foreach (var word in words)
        {
            var padded = $"  {word} ";
            for (var i = 0; i + 2 < padded.Length; i++)
                _runs.Add((padded[i], padded[i + 1], padded[i + 2]));
        }
    }

    /// <summary>0 to 1: twice what both have, of what each has; 0 where either has no words.</summary>
    public double LikenessTo(Trigrams other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return _runs.Count == 0 || other._runs.Count == 0 ? 0 : 2.0 * _runs.Count(other._runs.Contains) / (_runs.Count + other._runs.Count);
    }
}
