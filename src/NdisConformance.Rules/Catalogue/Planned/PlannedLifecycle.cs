using static NdisConformance.Rules.PlannedReasons;
using static NdisConformance.Rules.PlannedRow;

namespace NdisConformance.Rules;

/// <summary>LIFE, INT, TIMER, IRQL, OID: lifecycle, interrupts, timers, levels, requests, unchecked.</summary>
internal static class PlannedLifecycle
{
    public static RuleListing[] Rules =>
    [
        Should("LIFE-008", "Released in reverse", "Halt", NoChecker,
            "Resources are released in the reverse order of their acquisition."),
        Must("LIFE-020", "A failed restart changes nothing", "Rst", NoChecker,
            "After a failed restart the adapter is paused, does no I/O, and its attributes are as before.", "0x15E/01"),
        Must("LIFE-026", "Shutdown inside halt", "Shut", NestedShutdown,
            "A shutdown for a bug check that interrupts MiniportHaltEx returns at once."),
        HostKeeps("LIFE-027", "Bug check shutdown is asked for", "Shut, RAttr",
            "From 6.30 on a shutdown for a bug check is made only where REGISTER_BUGCHECK_CALLBACK was set.",
            "LifecycleDutyTests.Life027_"),
        Must("LIFE-028", "A reset completes what waits", "Reset", ResetHandler,
            "From 6.30 on pending sends and requests are completed before a reset ends (AMB-15)."),
        Must("LIFE-029", "One completion of a pending reset", "Reset, BC7C", ResetHandler,
            "PENDING from MiniportResetEx is followed by exactly one NdisMResetComplete, anything "
            + "else by none.", "0x7C/0F"),
        Must("LIFE-030", "A reset stops DMA first", "FreeSG, ResetC", ResetHandler,
            "Sends that a reset aborts free their lists, and DMA has stopped by then."),
        Must("LIFE-031", "No lock across the reset completion", "ResetDone", ResetHandler,
            "No lock is held across NdisMResetComplete."),
        Must("LIFE-033", "Adapters share nothing", "Port630", SeveralAdapters,
            "Initialization and halt of several adapters may run at the same time; no state is shared between "
            + "adapters."),
        HostKeeps("LIFE-034", "Halt right after the initialization", "Halt",
            "MiniportHaltEx may follow a good initialization at once, with NdisHaltDeviceInitializationFailed.",
            "LifecycleDutyTests.Life034_"),
        HostKeeps("INT-005", "DPCs follow the out parameters", "Isr",
            "The host queues DPCs as the out parameters say, whatever the handler returns.",
            "InterruptDutyTests.Int005_"),
        Should("INT-009", "Interrupts are off first", "IntD, Halt", NoChecker,
            "Interrupts of the NIC are disabled before their deregistration, early in halt."),
        Should("INT-012", "No lock across the deregistration", "IntD", NoChecker,
            "NdisMDeregisterInterruptEx is not called under a lock that the DPC takes."),
        Must("TIMER-001", "Timers are cancelled", "Halt, TmrC, BC7C", Timers,
            "All timers are cancelled, and callbacks that are due awaited, before halt or a failed initialization "
            + "ends.", "0x7C/09"),
        Must("TIMER-002", "Periodic timers at PASSIVE_LEVEL", "TmrC, SDV:periodictimer", Timers,
            "A periodic timer is cancelled at PASSIVE_LEVEL.", "SDV:PeriodicTimer"),
        Must("TIMER-003", "Timer callbacks are at DISPATCH_LEVEL", "TmrS", Timers,
            "A timer callback calls only what may be called at DISPATCH_LEVEL.", "SDV:Irql_Timer_Function"),
        Must("TIMER-004", "Timers are freed", "TmrC", Timers,
            "A timer object is freed after it was cancelled."),
        Must("IRQL-003", "Dispatch flags are known, not asked for", "IrqlT, SDV:flags-irql", NoChecker,
            "DISPATCH flags follow from the level that the driver knows; they are not derived from "
            + "a query (AMB-37).", "SDV:Flags_Irql"),
        Must("IRQL-006", "Shared queues are protected", "Deser, Send", Exploration,
            "Queues that several handlers use are protected, for handlers run on several processors at once."),
        HostKeeps("IRQL-007", "The host's flags are true", "IrqlT",
            "DISPATCH flags that the host passes are true; a missing flag promises no PASSIVE_LEVEL.",
            "DataPathSendTests.Flags_TellTheTruth", "DataPathReturnTests.Flags_TellTheTruth"),
        Should("OID-002", "Requests end in time", "DV:ndis", NoChecker,
            "A request is completed within 12 s.", "0xC4/92003"),
    ];
}
