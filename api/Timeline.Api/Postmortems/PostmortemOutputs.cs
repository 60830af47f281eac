using System.Reflection;
using System.Text;
using Marten;
using Timeline.Api.Files;
using Timeline.Api.People;
using Timeline.Api.Postmortems.Composition;
using Timeline.Api.Postmortems.Outputs;
using Timeline.Api.Postmortems.Published;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems.Published;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems;

/// <summary>A document as it is sent.</summary>
/// <param name="MissingCharacters">How many characters a PDF shows as boxes, because its fonts lack them. Null: it is none.</param>
internal sealed record WrittenOutput(byte[] Bytes, string MediaType, int? MissingCharacters);

/// <summary>Composes documents and writes them, with what a reader's view needs besides the record: names of people, pictures. Thread-safe.</summary>
internal sealed class PostmortemOutputs(IDocumentStore store, IncidentFiles files)
{
    private const int MostPictures = 100;
    private const long LargestPicture = 1_000_000;

    /// <summary>The version of this program.</summary>
    public static string Program { get; } = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3);

    public async Task<WrittenOutput> WriteAsync(PostmortemDraft draft, DocumentView view, OutputFormat format, CancellationToken cancellation)
    {
        var document = await ComposeAsync(draft, view, format == OutputFormat.Markdown ? null : await PicturesAsync(draft.Drafted, cancellation), cancellation);
        var mediaType = OutputFormats.MediaTypeOf(format);
        switch (format)
        {
            case OutputFormat.Markdown:
                return new(Encoding.UTF8.GetBytes(MarkdownOutput.Render(document)), mediaType, null);
            case OutputFormat.Html:
                return new(Encoding.UTF8.GetBytes(HtmlOutput.RenderPage(document)), mediaType, null);
            case OutputFormat.Json:
                return new(JsonOutput.Render(document), mediaType, null);
            default:
                var written = PdfOutput.Render(document);
                return new(written.Bytes, mediaType, MissingCharacters.Count(written.Missing));
        }
    }

    /// <param name="pictures">What is shown of the files that are pictures; null where the output shows none.</param>
    public async Task<PostmortemDocument> ComposeAsync(PostmortemDraft draft, DocumentView view, IReadOnlyDictionary<FileId, FilePicture>? pictures, CancellationToken cancellation) =>
        draft.Compose(view, view.RolesNotNames ? await PeopleAsync(cancellation) : [], pictures);

    /// <summary>Names of everybody who can sign in, in their order.</summary>
    public async Task<IReadOnlyList<string>> PeopleAsync(CancellationToken cancellation)
    {
        await using var session = store.Reading();
        return await session.Query<Person>().OrderBy(person => person.Name).Select(person => person.Name).ToListAsync(cancellation);
    }

    private async Task<IReadOnlyDictionary<FileId, FilePicture>> PicturesAsync(IncidentRecord record, CancellationToken cancellation)
    {
        var pictures = new Dictionary<FileId, FilePicture>();
        foreach (var file in record.Files.Where(file => file is { IsPicture: true, Removed: false }).Take(MostPictures))
        {
            if (await files.FindAsync(record.Id, file, ShownAs.Thumbnail, cancellation) is { Length: <= LargestPicture } found)
                pictures.Add(file.Id, new FilePicture(found.MediaType, await IncidentFiles.ReadAsync(found, cancellation)));
        }

        return pictures;
    }
}
