using System.Text.Json;
using Timeline.Storage.Commands;
using Timeline.Torture.Entries;

namespace Timeline.Torture.Writing;

/// <summary>What a writer tells its parent, one line of JSON each: what is in the pipe survives the writer.</summary>
/// <param name="Sent">A command that is going to be saved.</param>
/// <param name="Stored">A command that was acknowledged.</param>
/// <param name="Reached">What the acknowledgement said.</param>
/// <param name="Faults">How many attempts have ended without an answer since the last message.</param>
/// <param name="Broken">An error that no fault of the database explains.</param>
/// <param name="Idle">Everything has ended that was under way.</param>
internal sealed record Message(
    Plan? Sent = null, Guid? Stored = null, IReadOnlyList<StreamVersion>? Reached = null, int Faults = 0, string? Broken = null, bool Idle = false)
{
    public string ToLine() => JsonSerializer.Serialize(this);

    /// <summary>Null for a line that was torn by the writer's death: what it was to tell had not happened yet, or is not known.</summary>
    public static Message? Of(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Message>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
