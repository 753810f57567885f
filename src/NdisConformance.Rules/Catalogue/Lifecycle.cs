using static NdisConformance.Rules.Describe;
using static NdisConformance.Vocabulary.TraceName;

namespace NdisConformance.Rules;

/// <summary>LIFE: lifecycle. INT: interrupts. IRQL: levels and locks. OID. DEV: the device.</summary>
internal static class Lifecycle
{
    public static RuleDescriptor[] Rules => [.. Life, .. Interrupts, .. Levels, .. Others];

    private static RuleDescriptor[] Life =>
    [
        HostMust(
            "LIFE-001",
            "Callbacks in their states",
            "Callbacks come only in the states of the state table; after a good initialization the adapter is paused.",
            "States",
            "none"),
        Must(
            "LIFE-002",
            "The status of the initialization",
            "MiniportInitializeEx returns SUCCESS only when the adapter is ready, otherwise NOT_ACCEPTED or an error; "
            + "never PENDING. An error that its page does not list is a note (AMB-33).",
            "Init",
            "none"),
        Must(
            "LIFE-003",
            "A failing initialization releases everything",
            "A failing MiniportInitializeEx releases everything that it acquired before it returns.",
            "Init",
            "none"),
        Should(
            "LIFE-004",
            "A failure is logged",
            "A failing MiniportInitializeEx tells why with NdisWriteErrorLogEntry.",
            "Init",
            "none"),
        HostMust(
            "LIFE-005",
            "No request before the initialization ended",
            "No request reaches the adapter before MiniportInitializeEx returned; interrupts may.",
            "Init",
            "none"),
        HostMust(
            "LIFE-006",
            "Halt comes from Paused",
            "MiniportHaltEx is called only after a good initialization, only from Paused, with no send or request "
            + "outstanding (AMB-13).",
            "States, Halt",
            "none"),
        Must(
            "LIFE-007",
            "Halt frees everything",
            "MiniportHaltEx frees everything that was allocated in the initialization or later. A spin lock that was "
            + "not freed is a note.",
            "Halt, HaltC, HaltH, BufM",
            "none"),
        Must(
            "LIFE-009",
            "Halt stops the NIC",
            "MiniportHaltEx stops the NIC, its DMA and its interrupts, unless shutdown already did.",
            "Halt, HaltH",
            "0xE6/26"),
        Must(
            "LIFE-010",
            "Halt waits for receives",
            "MiniportHaltEx does not return while indicated lists are out (AMB-13).",
            "HaltH",
            "0x7C/25") with { IsRobustness = true },
        Must(
            "LIFE-011",
            "Nothing after halt",
            "Nothing of the driver runs after halt returned: no function is called with this adapter's handle.",
            "Halt",
            "SDV:NdisMIndicateStatusEx"),
        Must(
            "LIFE-012",
            "A pause cannot fail",
            "MiniportPause returns SUCCESS or PENDING only.",
            "Pause, SDV:miniportpause-return",
            "SDV:MiniportPause_Return"),
        Must(
            "LIFE-013",
            "A pause ends when all is back",
            "A pause ends only when running indications returned, all indicated lists came back and all sends are "
            + "completed.",
            "Pause, States",
            "none"),
        Must(
            "LIFE-014",
            "One completion of a pending pause",
            "PENDING is followed by exactly one NdisMPauseComplete, SUCCESS by none.",
            "Pause, BC7C",
            "0x7C/1F"),
        Must(
            "LIFE-015",
            "A pause ends in time",
            "A pause ends in bounded time once the host returned everything (AMB-28).",
            "BC7C",
            "0x7C/25"),
        Must(
            "LIFE-016",
            "A pause needs no memory",
            "A pause ends although MiniportPause gets no memory: it needs no allocation that may fail.",
            "Pause",
            "0x7C/25"),
        ShouldNot(
            "LIFE-017",
            "A pause keeps resources",
            "MiniportPause does not free what the initialization allocated; lists and MDLs are not meant.",
            "Pause",
            "none"),
        Must(
            "LIFE-018",
            "A paused adapter still answers",
            "While paused the adapter handles requests, status and interrupts.",
            "Pause",
            "none"),
        Must(
            "LIFE-019",
            "The status and completion of a restart",
            "MiniportRestart returns SUCCESS, PENDING or an error; PENDING is followed by exactly one "
            + "NdisMRestartComplete, whose status is final. An undocumented error is a note (AMB-33).",
            "Rst, BC7C",
            "0x7C/1F"),
        HostMust(
            "LIFE-023",
            "One transition at a time",
            "No other Plug and Play action comes while pausing or restarting.",
            "Pause, Rst",
            "none"),
        Should(
            "LIFE-021",
            "Ready when restarted",
            "The adapter takes sends as soon as the restart is complete: it completes none with NDIS_STATUS_PAUSED "
            + "then.",
            "Rst",
            "none"),
        Must(
            "LIFE-022",
            "Pause and restart repeat",
            "Cycles of pause and restart work again and again and leave nothing behind: after a hundred of them, what "
            + "is allocated does not grow any more.",
            "States",
            "none"),
        Must(
            "LIFE-024",
            "Shutdown in a bug check calls nothing",
            "In a shutdown for a bug check no NDIS function is called that has a limit of IRQL, and nothing is freed "
            + "(AMB-14).",
            "Shut",
            "none"),
        ShouldNot(
            "LIFE-025",
            "Shutdown frees nothing",
            "A shutdown for power-off frees nothing: a free is a note, one of shared memory breaks SHMEM-015. Other "
            + "functions may be called (AMB-14).",
            "Shut, ShutC",
            "none"),
        Must(
            "LIFE-032",
            "Short stalls",
            "NdisStallExecution is asked for at most 50 microseconds a call.",
            "Reset, SDV:ndisstallexecution-delay",
            "SDV:NdisStallExecution_Delay",
            NdisStallExecution),
        Must(
            "LIFE-035",
            "Halt without hardware",
            "After a surprise removal pause, halt and returns work although the NIC reads all ones, and the sends that "
            + "it had are completed.",
            "Halt",
            "none"),
    ];

    private static RuleDescriptor[] Interrupts =>
    [
        Must(
            "INT-001",
            "Interrupts registered in MiniportInitializeEx",
            "NdisMRegisterInterruptEx is called in MiniportInitializeEx, after the attributes, at PASSIVE_LEVEL.",
            "IntR",
            "SDV:Irql_Interrupt_Function",
            NdisMRegisterInterruptEx),
        Must(
            "INT-002",
            "Interrupt characteristics",
            "The header and the four line-interrupt handlers are valid (AMB-06).",
            "IntR, IntCh",
            "0x7C/21",
            NdisMRegisterInterruptEx),
        Must(
            "INT-003",
            "Ready for interrupts",
            "The driver is ready for its interrupt handler before the registration returns.",
            "IntR, Init",
            "none",
            NdisMRegisterInterruptEx),
        Must(
            "INT-004",
            "Own interrupts only",
            "The interrupt handler returns TRUE for interrupts of its own NIC only.",
            "Isr",
            "none",
            NdisMRegisterInterruptEx),
        Must(
            "INT-006",
            "Out parameters are set",
            "The interrupt handler sets QueueDefaultInterruptDpc in every call, and TargetProcessors where the former "
            + "is FALSE. A driver of NDIS 6.20 or later whose TargetProcessors is not 0 then gets advice.",
            "Isr",
            "none",
            NdisMRegisterInterruptEx),
        Must(
            "INT-007",
            "The ISR calls what it may",
            "At DIRQL no function is called that is limited to DISPATCH_LEVEL.",
            "SDV:irql-synch-function",
            "SDV:Irql_Synch_Function",
            NdisMRegisterInterruptEx),
        Must(
            "INT-008",
            "Interrupts are deregistered, once",
            "The interrupt is deregistered in halt and in a failed initialization, once, only if it was registered.",
            "IntD, BC7C, SDV:init-registerinterrupt",
            "0x7C/08",
            NdisMRegisterInterruptEx),
        Must(
            "INT-010",
            "No synchronization after deregistration",
            "NdisMSynchronizeWithInterruptEx is not called after the interrupt was deregistered.",
            "IntD, SDV:ndismderegisterinterruptex",
            "SDV:NdisMDeregisterInterruptEx",
            NdisMSynchronizeWithInterruptEx),
        HostMust(
            "INT-011",
            "No interrupt after deregistration",
            "The deregistration waits for running and queued DPCs; nothing runs afterwards.",
            "IntD",
            "none"),
    ];

    private static RuleDescriptor[] Levels =>
    [
        Must(
            "IRQL-001",
            "Callbacks return at their level",
            "Every callback returns at the IRQL it was entered with.",
            "IrqlT",
            "none"),
        Must(
            "IRQL-002",
            "Functions in their range",
            "Every function is called inside its IRQL range.",
            "Map, IrqlT",
            "SDV:Irql_Miscellaneous_Function"),
        Must(
            "IRQL-004",
            "Balanced spin locks",
            "Spin locks are balanced, not taken twice, and released at the right level the way they were taken.",
            "SDV:spinlock",
            "SDV:SpinLock",
            NdisAcquireSpinLock,
            NdisDprAcquireSpinLock),
        Must(
            "IRQL-005",
            "Waits at low levels",
            "NdisWaitEvent is called at PASSIVE_LEVEL, NdisMSleep below DISPATCH_LEVEL.",
            "BC7C",
            "0x7C/14",
            NdisWaitEvent,
            NdisMSleep),
    ];

    private static RuleDescriptor[] Others =>
    [
        Must(
            "OID-001",
            "Every request is completed, once",
            "Each OID request is completed exactly once: by a status other than PENDING, or after PENDING by one "
            + "NdisMOidRequestComplete with a final status.",
            "Oid, OidDone, DV:ndis",
            "0xC4/91002"),
        Must(
            "DEV-001",
            "Descriptors are complete when they are valid",
            "A descriptor is complete before the step that makes it valid to the device (AMB-40).",
            "BCE6",
            "0xE6/26"),
        HostMust(
            "DEV-002",
            "Descriptors may be read at once",
            "The device may read a descriptor at any moment after it became valid (AMB-40).",
            "BCE6",
            "none"),
    ];
}
