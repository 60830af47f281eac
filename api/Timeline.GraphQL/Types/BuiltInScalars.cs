namespace Timeline.GraphQL.Types;

/// <summary>The scalars every schema has. GraphQL spec, section "Scalars".</summary>
public static class BuiltInScalars
{
    /// <summary>Whole numbers of 32 bits.</summary>
    public static ScalarType Int { get; } = new("Int", new IntCoercion())
    {
        Description = "A whole number from -(2^31) to 2^31-1.",
    };

    /// <summary>Finite numbers of 64 bits.</summary>
    public static ScalarType Float { get; } = new("Float", new FloatCoercion())
    {
        Description = "A finite number in the double precision of IEEE 754.",
    };

    /// <summary>Text.</summary>
    public static ScalarType String { get; } = new("String", new StringCoercion())
    {
        Description = "Text: a sequence of Unicode characters.",
    };

    /// <summary>True or false.</summary>
    public static ScalarType Boolean { get; } = new("Boolean", new BooleanCoercion())
    {
        Description = "`true` or `false`.",
    };

    /// <summary>Opaque identifiers; strings to CLR code.</summary>
    public static ScalarType Id { get; } = new("ID", new IdCoercion())
    {
        Description = "An identifier that is not for people. Written as a string; a string or a whole number is accepted.",
    };

    /// <summary>All five.</summary>
    public static IReadOnlyList<ScalarType> All { get; } = [String, Int, Float, Boolean, Id];

    /// <summary>The built-in scalar of that name, or null.</summary>
    public static ScalarType? Find(string name) => name switch
    {
        "Int" => Int,
        "Float" => Float,
        "String" => String,
        "Boolean" => Boolean,
        "ID" => Id,
        _ => null,
    };
}
