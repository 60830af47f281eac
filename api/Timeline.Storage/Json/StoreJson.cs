using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Timeline.Storage.Json;

/// <summary>
/// The JSON of events and documents, as a Marten with <c>EnumStorage.AsString</c>, <c>Casing.Default</c> and <c>UseNodaTime()</c>
/// writes it: members as declared, enums by name, nulls written, NodaTime values by their ISO patterns. Thread-safe.
/// </summary>
public static class StoreJson
{
    /// <summary>The options as used by a store; frozen.</summary>
    public static JsonSerializerOptions Default { get; } = Create();

    /// <summary>Fresh options that may be added to (a converter for an id type, say) before they are given to a store.</summary>
    public static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions();
        foreach (var converter in Converters())
            options.Converters.Add(converter);
        return options;
    }

    private static IEnumerable<JsonConverter> Converters()
    {
        yield return new StorableStringConverter();
        yield return new StorableCharConverter();
        yield return new JsonStringEnumConverter(allowIntegerValues: true);

        // The offset form is what another program's DateTimeOffset member becomes when it is re-declared as Instant.
        yield return new InstantConverter(new OffsetInstantPattern());
        yield return new PatternConverter<LocalDate>(LocalDatePattern.Iso);
        yield return new PatternConverter<LocalTime>(LocalTimePattern.ExtendedIso);
        yield return new PatternConverter<LocalDateTime>(LocalDateTimePattern.ExtendedIso);
        yield return new PatternConverter<OffsetDateTime>(OffsetDateTimePattern.Rfc3339);
        yield return new PatternConverter<OffsetDate>(OffsetDatePattern.GeneralIso);
        yield return new PatternConverter<OffsetTime>(OffsetTimePattern.ExtendedIso);
        yield return new PatternConverter<ZonedDateTime>(
            ZonedDateTimePattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mm:ss;FFFFFFFFFo<G> z", DateTimeZoneProviders.Tzdb));
        yield return new PatternConverter<Duration>(DurationPattern.JsonRoundtrip);
        yield return new PatternConverter<Period>(PeriodPattern.Roundtrip);
        yield return new PatternConverter<Offset>(OffsetPattern.GeneralInvariant);
        yield return new PatternConverter<AnnualDate>(AnnualDatePattern.Iso);
        yield return new PatternConverter<YearMonth>(YearMonthPattern.Iso);
        yield return new DateTimeZoneConverter();
        yield return new IntervalConverter();
        yield return new DateIntervalConverter();
    }

    private sealed class OffsetInstantPattern : IPattern<Instant>
    {
        public ParseResult<Instant> Parse(string text)
        {
            var parsed = OffsetDateTimePattern.ExtendedIso.Parse(text);
            return parsed.Success ? ParseResult<Instant>.ForValue(parsed.Value.ToInstant()) : parsed.ConvertError<Instant>();
        }

        public string Format(Instant value) => InstantPattern.ExtendedIso.Format(value);

        public System.Text.StringBuilder AppendFormat(Instant value, System.Text.StringBuilder builder) =>
            InstantPattern.ExtendedIso.AppendFormat(value, builder);
    }
}
