using System.Text.Json.Nodes;
using Marten;
using NodaTime;
using Timeline.Api.Files.Looking;
using Timeline.Api.Files.Pictures;
using Timeline.Api.Files.Uploads;
using Timeline.Api.Host.Commands;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.Storage.Commands;

namespace Timeline.Api.Files;

/// <summary>Attaches what was uploaded: looks at it, stores its bytes, and then records it. Thread-safe.</summary>
internal sealed class FileUploads(IDocumentStore documents, IncidentFiles files, PictureMaker pictures, CommandDigests digests, IClock clock)
{
    private const string Command = "attachFile";

    /// <summary>How long bytes may be on their way into the store before their event; well below what unclaimed bytes are left alone for.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <param name="record">The incident.</param>
    /// <param name="upload">What was sent.</param>
    /// <param name="decider">Acts for whoever sent it.</param>
    /// <param name="actor">Whoever sent it.</param>
    /// <param name="cancellation">Ends it; what was stored by then is collected later.</param>
    /// <exception cref="RejectedException">It is of no kind that is taken.</exception>
    public async Task<CommandOutcome> AttachAsync(IncidentRecord record, Upload upload, IncidentDecider decider, CurrentActor actor, CancellationToken cancellation)
    {
        var words = upload.Words;
        var looked = FileLook.At(upload.File.Content, words.Name);
        var sent = await SentCommand.OfAsync(Command, words.CommandId, Content(record, upload), actor, digests, cancellation);
        var made = looked.Picture is { } size ? await MakeAsync(upload, size.Kind, cancellation) : null;
        var facts = new FileFacts(words.Name, looked.MediaType, upload.File.Size, upload.File.Sha256, made?.Width, made?.Height);

        // Nothing is stored for what would be refused, or is there already.
        var likely = Decide(record.ToState(), new CommandContext(sent.Id, clock.GetCurrentInstant()));
        if (!likely.IsRejected && !likely.IsNothing)
            await StoreAsync(record, upload.File, made, cancellation);
        var outcome = await decider.HandleAsync(sent, new Input(words.CommandId, record.Id.ToString()), Decide, cancellation);
        // The same bytes may have been redacted under another entry since they were stored.
        if (outcome is { Error: null, Entry.File.Removed: false })
            await PutAsync(record, upload.File, made, CancellationToken.None);
        return outcome;

        Decision<IncidentEvent> Decide(Incident incident, CommandContext command) =>
            AttachFile.Decide(incident, new(command.Id, command.Now, facts, words.When with { Author = words.Author }, words.Caption, words.About));
    }

    private async Task<MadePictures> MakeAsync(Upload upload, PictureKind kind, CancellationToken cancellation)
    {
        var bytes = new byte[upload.File.Size];
        upload.File.Content.Position = 0;
        await upload.File.Content.ReadExactlyAsync(bytes, cancellation);
        return await pictures.MakeAsync(bytes, kind, upload.Words.Name, cancellation);
    }

    private async Task StoreAsync(IncidentRecord record, SpooledFile file, MadePictures? made, CancellationToken cancellation)
    {
        // First what looks after them: bytes that no event claims are found though this program dies right after.
        await using (var session = documents.Writing())
        {
            FileCollectionWork.Schedule(session, record.Id, clock.GetCurrentInstant());
            await session.SaveChangesAsync(cancellation);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Longest);
        await PutAsync(record, file, made, limit.Token);
    }

    private async Task PutAsync(IncidentRecord record, SpooledFile file, MadePictures? made, CancellationToken cancellation)
    {
        await PutMissingAsync(IncidentFiles.Original, file.Content);
        foreach (var (shown, picture) in made is null ? [] : new[] { (ShownAs.Shown, made.Shown), (ShownAs.Thumbnail, made.Thumbnail) })
        {
            using var bytes = new MemoryStream(picture.Bytes, writable: false);
            await PutMissingAsync(IncidentFiles.PartOf(shown, picture.Extension), bytes);
        }

        async Task PutMissingAsync(string part, Stream content)
        {
            var key = IncidentFiles.KeyOf(record.Id, file.Sha256, part);
            if (await files.Store.FindLengthAsync(key, cancellation) is null)
                await files.Store.PutAsync(key, content, cancellation);
        }
    }

    // What makes a command the same when it is sent again.
    private static JsonObject Content(IncidentRecord record, Upload upload) => new()
    {
        ["incidentId"] = record.Id.ToString(),
        ["name"] = upload.Words.Name,
        ["sha256"] = upload.File.Sha256,
        ["when"] = upload.Words.When.ToString(),
        ["caption"] = upload.Words.Caption,
        ["about"] = upload.Words.About?.ToString(),
        ["author"] = upload.Words.Author,
    };

    private sealed record Input(Guid? CommandId, string IncidentId) : IIncidentInput;
}
