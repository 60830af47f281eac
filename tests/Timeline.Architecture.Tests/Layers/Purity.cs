using System.Diagnostics;
using System.Reflection;
using System.Security.Cryptography;
using NodaTime;

namespace Timeline.Architecture.Tests.Layers;

/// <summary>Pure code asks nobody but its caller: no clock, no chance, no files, no waiting. Read from the compiled code.</summary>
internal static class Purity
{
    // A type with names: these members; without: all of it.
    private static readonly (Type Type, string[] Members)[] Forbidden =
    [
        (typeof(DateTime), ["get_Now", "get_UtcNow", "get_Today"]),
        (typeof(DateTimeOffset), ["get_Now", "get_UtcNow"]),
        (typeof(TimeZoneInfo), ["get_Local"]),
        (typeof(Guid), ["NewGuid", "CreateVersion7"]),
        (typeof(IClock), []),
        (typeof(SystemClock), []),
        (typeof(TimeProvider), []),
        (typeof(Stopwatch), []),
        (typeof(Environment), []),
        (typeof(Random), []),
        (typeof(RandomNumberGenerator), []),
        (typeof(File), []),
        (typeof(Directory), []),
        (typeof(Console), []),
        (typeof(Thread), []),
        (typeof(Task), []),
        (typeof(Task<>), []),
        (typeof(ValueTask), []),
        (typeof(ValueTask<>), []),
    ];

    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Violations(IEnumerable<Type> types) =>
        from type in types
        from method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)).Concat(type.TypeInitializer is { } initializer ? [initializer] : [])
        from member in IlReader.MembersNamedBy(method).Concat(method is MethodInfo { ReturnType: var returned } ? [returned] : [])
        where IsForbidden(member)
        // The compiler writes Environment.CurrentManagedThreadId into every iterator; what is iterated does not depend on it.
        where !(member.Name == "get_CurrentManagedThreadId" && type.Name.StartsWith('<'))
        select $"{TypeUses.Outermost(type).FullName} ({method.Name}) uses {Name(member)}: pure code is given what it needs.";

    private static bool IsForbidden(MemberInfo member)
    {
        var type = member as Type ?? member.DeclaringType;
        if (type is { IsGenericType: true })
            type = type.GetGenericTypeDefinition();
        return Array.Exists(Forbidden, forbidden => forbidden.Type == type && (forbidden.Members.Length == 0 || forbidden.Members.Contains(member.Name, StringComparer.Ordinal)));
    }

    private static string Name(MemberInfo member) =>
        member is Type type ? type.Name : $"{member.DeclaringType!.Name}.{member.Name.Replace("get_", "", StringComparison.Ordinal)}";
}
