using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>What was found out about a file when it was taken in.</summary>
/// <inheritdoc cref="FileAttached"/>
public sealed record FileFacts(string Name, string MediaType, long Size, string Sha256, int? Width = null, int? Height = null);

/// <summary>Attaches a file that was looked at and is stored. Welcome after closing too.</summary>
/// <param name="About">The entry that it belongs to. Null: to the incident as a whole.</param>
public sealed record AttachFile(
    Guid CommandId, Instant Now, FileFacts File, Said When, string? Caption = null, EntryId? About = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, AttachFile command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;
        if (TooMuch(incident, command.File) is { } tooMuch)
            return tooMuch;
        if (command.About is { } about && IncidentRules.FindLive(incident, about, "about", out _) is { } missing)
            return missing;

        var checks = new Checks();
        var name = checks.Line("name", command.File.Name);
        var when = checks.When(command.When, incident, command.Now, welcomeAfterClosing: true);
        var caption = checks.OptionalText("caption", command.Caption);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        var (_, mediaType, size, sha256, width, height) = command.File;
        return new FileAttached(made, when, FileId.Of(made), name, mediaType, size, sha256, width, height, caption, command.About, author);
    }

    private static Rejection? TooMuch(Incident incident, FileFacts file)
    {
        var (count, bytes) = incident.Files;
        if (count >= Limits.Files)
            return new(RejectionCode.TooManyFiles, $"{incident.Key} has {Say.Count(count)} files; the limit is {Say.Count(Limits.Files)}. Pack what belongs together into one gzip, or name in an entry where it is.", "file");
        if (bytes + file.Size > Limits.FileBytes)
            return new(RejectionCode.FileTooLarge, $"The files of {incident.Key} are {FileWords.Size(bytes)}, and with this one ({FileWords.Size(file.Size)}) more than the limit of {FileWords.Size(Limits.FileBytes)}. Attach a smaller part of it, or name in an entry where it is.", "file");

        return null;
    }
}
