namespace Timeline.Architecture.Tests.Slices;

/// <summary>A slice may use one type of another slice.</summary>
/// <param name="From">The slices that use it.</param>
/// <param name="Used">The type's full name below <c>Timeline.Api</c>; its first part is the slice it belongs to.</param>
/// <param name="Why">What would have to be written twice, or moved, without it.</param>
internal sealed record SliceUse(string[] From, string Used, string Why);
