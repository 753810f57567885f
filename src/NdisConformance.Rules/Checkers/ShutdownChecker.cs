using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>What the NIC does after a shutdown.</summary>
[Resets]
internal sealed partial class ShutdownChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor Stops = new()
    {
        Id = "LIFE-044",
        Level = RuleLevel.Must,
        Title = "Shutdown stops the NIC",
        Requirement = "MiniportShutdownEx, in NDIS 5 MiniportShutdown, restores the NIC to the state before "
            + "its initialization: after it the NIC does not master the bus. Not judged for a shutdown inside "
            + "MiniportHaltEx, which should do nothing (LIFE-026).",
        Source = "Shut, ShutC",
        Why = Consequence.DeviceUsesFreedMemory,
    };

    private readonly OwnedRule _stops = context.Rules.Own(Stops);
    private bool _hasMasteredBus;
    private bool _isShutDown;
    private long _shutDown;

    public static RuleDescriptor[] Rules => [Stops];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportInitializeEx, (in e) => (_hasMasteredBus, _isShutDown) = (false, false));
        events.OnEnter(TraceName.MiniportInitialize, (in e) => (_hasMasteredBus, _isShutDown) = (false, false));
        events.OnExit(TraceName.MiniportShutdownEx, OnShutdownExit);
        events.OnExit(TraceName.MiniportShutdown, OnShutdownExit);
        events.OnFact(TraceName.DeviceRead, OnAccess);
        events.OnFact(TraceName.DeviceWrite, OnAccess);
    }

    private void OnShutdownExit(in TraceEvent e)
    {
        _isShutDown = !context.Stacks.IsOpen(TraceName.MiniportHaltEx);
        _shutDown = e.Begin;
        _stops.Exercise(_hasMasteredBus && _isShutDown && context.Adapters.Current is not { IsRemoved: true });
    }

    private void OnAccess(in TraceEvent e)
    {
        _hasMasteredBus = true;
        if (_isShutDown)
        {
            _stops.Report(
                context.Adapters.CurrentId,
                _shutDown,
                e.Sequence,
                "no bus master access of the NIC after MiniportShutdownEx",
                $"the NIC {(e.Name == TraceName.DeviceRead ? "read" : "wrote")} {e.Subject.Identity} after "
                    + "MiniportShutdownEx");
        }
    }
}
