using System.Globalization;
using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Results;
using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>The registration of a driver, from a trace.</summary>
internal static class RegistrationReader
{
    /// <summary>
    /// The highest version that the driver asked for and the host knows; null if it asked for none. An injected failure
    /// counts as asking.
    /// </summary>
    public static Registration? Read(TraceStore trace, HostVersion host)
    {
        Registration? found = null;
        uint highest = 0;
        for (int i = 0; i < trace.Count; i++)
        {
            ref readonly TraceEvent e = ref trace[i];
            if (Asked(in e) is { } asked && asked > highest && asked <= NDIS.NdisVersion(host.Major, host.Minor))
            {
                highest = asked;
                found = new Registration(
                    string.Create(CultureInfo.InvariantCulture, $"{asked >> 16}.{asked & 0xFFFF}"),
                    new Moment(e.Sequence, TraceFormatter.Line(in e), e.Name.ToString()));
            }
        }

        return found;
    }

    private static uint? Asked(in TraceEvent e)
    {
        if (e.Kind != TraceKind.Call)
        {
            return null;
        }

        switch (e.Name)
        {
            case TraceName.NdisMRegisterMiniportDriver:
                NdisMRegisterMiniportDriverCall call = new(in e);
                return NDIS.NdisVersion((byte)call.Major, (byte)call.Minor);
            case TraceName.NdisMRegisterMiniport:
                NdisMRegisterMiniportCall legacy = new(in e);
                return NDIS.NdisVersion((byte)legacy.Major, (byte)legacy.Minor);
            default:
                return null;
        }
    }
}
