using System.Text.Json;
using NodaTime;
using Timeline.Storage.Json;

namespace Timeline.Storage.Tests.Json;

/// <summary>The texts are those of a Marten with UseNodaTime() and enums as strings.</summary>
public sealed class StoreJsonTests
{
    private static readonly JsonSerializerOptions Options = StoreJson.Create();

    public static TheoryData<object, string> Values => new()
    {
        { Instant.FromUtc(2026, 11, 20, 8, 34, 38) + Duration.FromTicks(1_234_567), "\"2026-11-20T08:34:38.1234567Z\"" },
        { Instant.FromUtc(2026, 11, 20, 8, 34), "\"2026-11-20T08:34:00Z\"" },
        { new LocalDate(2026, 2, 28), "\"2026-02-28\"" },
        { new LocalTime(23, 59, 1, 500), "\"23:59:01.5\"" },
        { new LocalDateTime(2026, 2, 28, 23, 59), "\"2026-02-28T23:59:00\"" },
        { Duration.FromHours(49) + Duration.FromNanoseconds(1), "\"49:00:00.000000001\"" },
        { -Duration.FromMinutes(90), "\"-1:30:00\"" },
        { new LocalDateTime(2026, 2, 28, 23, 59).WithOffset(Offset.FromHours(-6)), "\"2026-02-28T23:59:00-06:00\"" },
        { Instant.FromUtc(2026, 11, 20, 8, 34, 38).InUtc(), "\"2026-11-20T08:34:38Z UTC\"" },
        { Period.FromMonths(1) + Period.FromMinutes(90), "\"P1MT90M\"" },
        { Offset.FromHoursAndMinutes(5, 30), "\"+05:30\"" },
        { new Interval(Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2026, 1, 2, 0, 0)), """{"Start":"2026-01-01T00:00:00Z","End":"2026-01-02T00:00:00Z"}""" },
        { new DateInterval(new LocalDate(2026, 1, 1), new LocalDate(2026, 1, 2)), """{"Start":"2026-01-01","End":"2026-01-02"}""" },
        { Urgency.Firm, "\"Firm\"" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_written_in_its_form_and_read_back(object value, string json)
    {
        var written = JsonSerializer.Serialize(value, value.GetType(), Options);
        Assert.Equal(json.Replace("+", "\\u002B", StringComparison.Ordinal), written.Replace("+", "\\u002B", StringComparison.Ordinal));
        Assert.Equal(value, JsonSerializer.Deserialize(written, value.GetType(), Options));
    }

    [Fact]
    public void A_zone_is_written_by_its_name()
    {
        var zone = DateTimeZoneProviders.Tzdb["America/Chicago"];
        Assert.Equal("\"America/Chicago\"", JsonSerializer.Serialize(zone, Options));
        Assert.Equal(zone, JsonSerializer.Deserialize<DateTimeZone>("\"America/Chicago\"", Options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<DateTimeZone>("\"Mars/Olympus\"", Options));
    }

    [Fact]
    public void Members_are_written_as_declared_and_nulls_too() =>
        Assert.Equal("""{"Id":"a","Reader":"b","Fine":1,"Since":null}""", JsonSerializer.Serialize(new Card("a", "b", 1), Options));

    [Theory]
    [InlineData("\"yesterday\"")]
    [InlineData("5")]
    [InlineData("null")]
    public void What_is_no_instant_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Instant>(json, Options));
}
