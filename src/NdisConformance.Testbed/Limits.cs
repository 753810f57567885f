namespace NdisConformance.Testbed;

/// <summary>Limits in virtual time (AMB-28), in units of 100 nanoseconds.</summary>
internal static class Limits
{
    public const long PauseTicks = 10L * 10_000_000;

    public const long OidTicks = 12L * 10_000_000;

    public const long SendTicks = 30L * 10_000_000;
}
