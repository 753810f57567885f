using System.Globalization;
using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>Times where a format demands them: those that were measured, or else always the same.</summary>
internal static class ReportTime
{
    private static readonly MeasuredTime Constant = new(
        new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), TimeSpan.Zero);

    public static MeasuredTime OrConstant(MeasuredTime? time) => time ?? Constant;

    /// <summary>A moment, as <c>2000-01-01T00:00:00.000Z</c>.</summary>
    public static string Text(DateTimeOffset time)
        => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Seconds, as <c>1.250</c>.</summary>
    public static string Seconds(TimeSpan duration)
        => duration.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
}
