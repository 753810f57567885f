using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Host;

/// <content>MiniportCheckForHangEx, from the end of the initialization until halt or shutdown. Source: RAttr.</content>
public partial class NdisHost
{
    private const uint HangCheckCookie = 3;
    private const uint LeastHangCheckSeconds = 2;
    private const long TicksPerSecond = 10_000_000;
    private MiniportAdapter? _hangChecked;

    /// <summary>The seconds between two checks: those asked for, rounded down to a multiple of 2. ATTR-008.</summary>
    protected internal virtual uint HangCheckSeconds(uint asked)
        => Math.Max(LeastHangCheckSeconds, asked - (asked % LeastHangCheckSeconds));

    private void BeginHangChecks(MiniportAdapter adapter)
    {
        if (adapter.Driver.Characteristics.CheckForHangHandlerEx is not null)
        {
            _hangChecked = adapter;
            ScheduleHangCheck(adapter, _pc.Now);
        }
    }

    private void EndHangChecks() => _hangChecked = null;

    private void ScheduleHangCheck(MiniportAdapter adapter, long previous)
        => _pc.Events.Schedule(
            previous + (HangCheckSeconds(adapter.CheckForHangTimeInSeconds) * TicksPerSecond),
            0,
            PASSIVE_LEVEL,
            this,
            HangCheckCookie,
            adapter.Id.Number,
            isBackground: true);

    /// <summary>Asks the driver, and comes round again; a reset that it asks for is not modelled.</summary>
    private void CheckForHang(ulong adapterNumber)
    {
        if (_hangChecked is not { } adapter || adapter.Id.Number != adapterNumber)
        {
            return;
        }

        long started = _pc.Now;
        TraceEvent enter = NewAdapterEnter(TraceName.MiniportCheckForHangEx, adapter);
        Enter(ref enter);
        bool isHung;
        try
        {
            isHung = adapter.Driver.Characteristics.CheckForHangHandlerEx!(adapter.Context);
        }
        catch (Exception exception)
        {
            throw Crash(exception);
        }

        Exit(enter, isHung ? 1u : 0);
        ScheduleHangCheck(adapter, started);
    }
}
