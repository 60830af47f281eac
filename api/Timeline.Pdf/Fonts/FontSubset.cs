using System.Runtime.InteropServices;

namespace Timeline.Pdf.Fonts;

/// <summary>A small TrueType file with only the glyphs asked for and the parts they are composed of, by hb-subset.</summary>
/// <remarks>
/// HarfBuzzSharp has no API for subsetting, but the native library that it ships exports hb-subset; so these few functions are called directly.
/// The same glyphs give the same bytes. Hinting is left out (viewers rasterise without it at print sizes), and so is what a PDF says itself:
/// characters, names, kerning.
/// </remarks>
internal static partial class FontSubset
{
    private const string Library = "libHarfBuzzSharp";
    private const uint NoHinting = 0x01;
    private const uint KeepMissingGlyph = 0x40;
    private const uint NoLayoutClosure = 0x200;
    private const int DroppedTables = 3;
    private static readonly string[] Dropped = ["GSUB", "GPOS", "GDEF", "BASE", "MATH", "kern", "name", "post", "OS/2", "cmap", "gasp", "DSIG", "STAT", "meta"];

    /// <summary>Builds the file.</summary>
    /// <param name="face">Where the glyphs come from.</param>
    /// <param name="glyphs">Glyphs of the face; the "missing" glyph, 0, always comes along and stays 0.</param>
    /// <returns>The file, and the number in it for each of the glyphs.</returns>
    /// <exception cref="FontFormatException">An outline that is used is damaged.</exception>
    public static (byte[] File, IReadOnlyDictionary<int, int> Numbers) Build(FontFace face, IEnumerable<int> glyphs)
    {
        var wanted = glyphs.ToHashSet();
        var input = InputCreate();
        try
        {
            var set = InputGlyphs(input);
            foreach (var glyph in wanted)
                SetAdd(set, (uint)glyph);
            var dropped = InputSet(input, DroppedTables);
            foreach (var tag in Dropped)
                SetAdd(dropped, Tag(tag));
            InputFlags(input, NoHinting | KeepMissingGlyph | NoLayoutClosure);
            return Execute(face, input, wanted);
        }
        finally
        {
            InputDestroy(input);
        }
    }

    private static (byte[] File, IReadOnlyDictionary<int, int> Numbers) Execute(FontFace face, nint input, HashSet<int> wanted)
    {
        var plan = PlanCreate(face.Face.Handle, input);
        var subset = plan == 0 ? 0 : PlanExecute(plan);
        try
        {
            if (subset == 0)
                throw new FontFormatException($"outlines of {face.Name} are damaged");
            var numbers = PlanNumbers(plan);
            return (Bytes(subset), wanted.ToDictionary(glyph => glyph, glyph => Number(numbers, glyph, face)));
        }
        finally
        {
            if (subset != 0)
                FaceDestroy(subset);
            if (plan != 0)
                PlanDestroy(plan);
            GC.KeepAlive(face);
        }
    }

    private static int Number(nint numbers, int glyph, FontFace face)
    {
        var number = MapGet(numbers, (uint)glyph);
        return number <= ushort.MaxValue ? (int)number : throw new FontFormatException($"glyph {glyph} of {face.Name} has no outline");
    }

    private static byte[] Bytes(nint face)
    {
        var blob = FaceBlob(face);
        try
        {
            var bytes = new byte[BlobLength(blob)];
            Marshal.Copy(BlobData(blob, 0), bytes, 0, bytes.Length);
            return bytes;
        }
        finally
        {
            BlobDestroy(blob);
        }
    }

    private static uint Tag(string tag) => ((uint)tag[0] << 24) | ((uint)tag[1] << 16) | ((uint)tag[2] << 8) | tag[3];

    [LibraryImport(Library, EntryPoint = "hb_subset_input_create_or_fail")]
    private static partial nint InputCreate();

    [LibraryImport(Library, EntryPoint = "hb_subset_input_glyph_set")]
    private static partial nint InputGlyphs(nint input);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_set")]
    private static partial nint InputSet(nint input, int which);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_set_flags")]
    private static partial void InputFlags(nint input, uint flags);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_destroy")]
    private static partial void InputDestroy(nint input);

    [LibraryImport(Library, EntryPoint = "hb_set_add")]
    private static partial void SetAdd(nint set, uint value);

    [LibraryImport(Library, EntryPoint = "hb_subset_plan_create_or_fail")]
    private static partial nint PlanCreate(nint face, nint input);

    [LibraryImport(Library, EntryPoint = "hb_subset_plan_execute_or_fail")]
    private static partial nint PlanExecute(nint plan);

    [LibraryImport(Library, EntryPoint = "hb_subset_plan_old_to_new_glyph_mapping")]
    private static partial nint PlanNumbers(nint plan);

    [LibraryImport(Library, EntryPoint = "hb_subset_plan_destroy")]
    private static partial void PlanDestroy(nint plan);

    [LibraryImport(Library, EntryPoint = "hb_map_get")]
    private static partial uint MapGet(nint map, uint key);

    [LibraryImport(Library, EntryPoint = "hb_face_reference_blob")]
    private static partial nint FaceBlob(nint face);

    [LibraryImport(Library, EntryPoint = "hb_face_destroy")]
    private static partial void FaceDestroy(nint face);

    [LibraryImport(Library, EntryPoint = "hb_blob_get_length")]
    private static partial uint BlobLength(nint blob);

    [LibraryImport(Library, EntryPoint = "hb_blob_get_data")]
    private static partial nint BlobData(nint blob, nint length);

    [LibraryImport(Library, EntryPoint = "hb_blob_destroy")]
    private static partial void BlobDestroy(nint blob);
}
