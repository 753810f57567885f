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
            if (e.Name != TraceName.NdisMRegisterMiniportDriver || e.Kind != TraceKind.Call)
            {
                continue;
            }

            NdisMRegisterMiniportDriverCall call = new(in e);
            uint asked = NDIS.NdisVersion((byte)call.Major, (byte)call.Minor);
            if (asked > highest && asked <= NDIS.NdisVersion(6, host.Minor))
            {
                highest = asked;
                found = new Registration(
                    string.Create(CultureInfo.InvariantCulture, $"{call.Major}.{call.Minor}"),
                    new Moment(e.Sequence, TraceFormatter.Line(in e), e.Name.ToString()));
            }
        }

        return found;
    }
}
