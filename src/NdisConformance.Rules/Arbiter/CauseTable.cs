using NdisConformance.Trace;
using static NdisConformance.Rules.RuleFamilies;

namespace NdisConformance.Rules;

/// <summary>
/// The table of consequences. A line says which rules silence which others, and along which relation. A finding spoils
/// its object and the subjects that its checker names. Another finding follows from it if it is within one of these.
/// </summary>
internal static class CauseTable
{
    private static readonly TraceName[] OfFrames =
        [TraceName.WireTransmit, TraceName.SendCompleted, TraceName.Drained];

    private static readonly TraceName[] OfEndless = [TraceName.TimeLimit, TraceName.Unmet];

    private static readonly CauseEntry[] Frames =
    [
        new()
        {
            Causes = [.. WrongFrames, DataAccessChecker.DataFinal],
            Through = SubjectKind.NetBuffer,
            Silences = [.. WrongFrames, .. MissingFrames],
            At = OfFrames,
            Why = "A NET_BUFFER is sent wrong for one reason, however often and however it shows.",
        },
        new()
        {
            Causes =
            [
                .. SharedBuffers, DeviceChecker.AfterCompletion, DeviceChecker.CallbackRan, ListChecker.NotInUse,
                ListChecker.Pending, ListChecker.AllDone, WireChecker.AnySize, WireChecker.LongSkip,
                RequestChecker.Data, ReceiveChecker.NewChain,
            ],
            Through = SubjectKind.SentList,
            Silences = [.. WrongFrames, .. MissingFrames],
            At = OfFrames,
            Why = "The device was given, or read, what it should not: the frames of the list are wrong or missing.",
        },
        new()
        {
            Causes = [DataAccessChecker.DataFinal, DataAccessChecker.Unchanged],
            Through = SubjectKind.NetBuffer,
            Silences = [CallersPropertyChecker.Unchanged],
            At = [TraceName.CallersMemberChanged, TraceName.CallersDataChanged],
            Why = "A NET_BUFFER or its data that was changed while it was mapped is still changed at the completion.",
        },
        new()
        {
            Causes = [ListChecker.Partial, CancelChecker.Cancel],
            Through = SubjectKind.Object,
            Silences =
            [
                ListChecker.Partial, CancelChecker.Cancel, DataAccessChecker.Completed, RequestChecker.Owned,
                SendChecker.Once, ListChecker.BeforeCompletion,
            ],
            IsLaterOnly = true,
            Why = "A list that was completed while the driver worked on it is touched, mapped and completed again.",
        },
        new()
        {
            Causes = [WireOrderChecker.ListOrder],
            Through = SubjectKind.SentList,
            Silences = [WireOrderChecker.ListOrder],
            Why = "Each further NET_BUFFER of a list that was overtaken is late as well.",
        },
    ];

    private static readonly CauseEntry[] Mappings =
    [
        new()
        {
            Causes =
            [
                .. SharedBuffers, DataAccessChecker.Visible, DeviceChecker.AfterCompletion, DeviceChecker.CallbackRan,
                ListChecker.NotInUse, ListChecker.Pointer, ListAccessChecker.Ignored, ListChecker.Pending,
                ListChecker.Partial, ListChecker.AllDone, ListChecker.Late, ListAccessChecker.TooEarly,
                RequestChecker.One, RequestChecker.Direction,
            ],
            Through = SubjectKind.Mapping,
            Silences =
            [
                ChannelChecker.ListsFirst, ChannelChecker.EveryList, ListChecker.Late, ListChecker.Failed,
                ContextChecker.Lives, DeviceChecker.AfterCompletion, DeviceChecker.CallbackRan, ListChecker.NotInUse,
                IndicatedDataChecker.Untouched, ListChecker.AllDone, ListChecker.BeforeCompletion,
                ListChecker.Pending, ListChecker.Partial, RequestChecker.Direction,
            ],
            Why = "One misuse of a mapping is one finding, however long the driver or the device goes on with it.",
        },
        new()
        {
            Causes = [DataAccessChecker.Visible],
            Through = SubjectKind.Mapping,
            Silences = [DataAccessChecker.Visible, DataAccessChecker.BeforeFree],
            At = [TraceName.ReceiveIndicated],
            IsLaterOnly = true,
            Why = "The two rules forbid the same thing; another indication with the same mapping says nothing more.",
        },
        new()
        {
            Causes = [RequestChecker.Direction],
            Through = SubjectKind.Call,
            Silences = [RequestChecker.Direction],
            Why = "The request had the wrong flag; the access of the device shows it again.",
        },
        new()
        {
            Causes = [RequestChecker.Data, ReceiveChecker.NewChain, RequestChecker.Owned],
            Through = SubjectKind.Call,
            Silences = [DataAccessChecker.Unchanged],
            Why = "A NET_BUFFER that was wrong at the request has other values when it is freed.",
        },
        new()
        {
            Causes = [DataAccessChecker.DataFinal],
            Through = SubjectKind.Mapping,
            Silences = [DataAccessChecker.DataFinal],
            Why = "Data that is not final is written with more than one store.",
        },
        new()
        {
            Causes = [BufferChecker.UntilFree],
            Through = SubjectKind.Mapping,
            Silences = [BufferChecker.UntilFree, ListAccessChecker.Reserved],
            At = [TraceName.StaleAccess],
            Why = "A driver that takes the buffer of a list for free writes more than one member of it.",
        },
    ];

    private static readonly CauseEntry[] Channels =
    [
        new()
        {
            Causes = SharedBuffers,
            Through = SubjectKind.Channel,
            Silences = [.. SharedBuffers, ListAccessChecker.TooEarly, ListAccessChecker.OwnBuffer],
            At = [TraceName.StaleAccess],
            Why = "Where two lists are to lie in one place, an access to either is one to the other.",
        },
        new()
        {
            Causes = [.. SharedBuffers, ListAccessChecker.TooEarly],
            Through = SubjectKind.Channel,
            Silences = [DeviceChecker.Descriptor, ListAccessChecker.OwnBuffer],
            At = [TraceName.DeviceFault],
            Why = "The device may have been given what lay there before the list: an address that leads nowhere.",
        },
        new()
        {
            Causes = SharedBuffers,
            Through = SubjectKind.Channel,
            Silences = LostSends,
            At = OfEndless,
            Why = "A device that got wrong addresses may never be done with a send.",
        },
        new()
        {
            Causes = [ChannelChecker.Maximum],
            Through = SubjectKind.Adapter,
            Silences = [ChannelChecker.Maximum],
            Why = "The registration is wrong once; each request shows it.",
        },
        new()
        {
            Causes = [ChannelChecker.Refused],
            Through = SubjectKind.Adapter,
            Silences = [ListSizeChecker.AfterSuccess],
            Why = "A driver that goes on without a channel also reads the size that the refused registration left.",
        },
    ];

    private static readonly CauseEntry[] Adapters =
    [
        new()
        {
            Causes = EndedPauses,
            Through = SubjectKind.Interrupted,
            Silences = [ChannelChecker.ListsFirst, ContextChecker.Lives, LifecycleChecker.PauseOnce],
            Why = "A pause that ended too early leaves requests and lists behind, and ends a second time.",
        },
        new()
        {
            Causes = EndedPauses,
            Through = SubjectKind.Interrupted,
            Silences = LostSends,
            At = OfEndless,
            Why = "After a pause that ended too early nobody waits for the sends that the device still had.",
        },
        new()
        {
            Causes = [.. EndedPauses, .. LostSends],
            Through = SubjectKind.SentList,
            Silences = LostSends,
            At = OfEndless,
            Why = "A send that is never completed is reported where the driver should have waited for it first.",
        },
        new()
        {
            Causes = [.. EndedPauses, .. LostSends],
            Through = SubjectKind.SentList,
            Silences = [SendChecker.Refused, SendChecker.InTime],
            Why = "A send that was reported as lost or kept is not late as well.",
        },
        new()
        {
            Causes = [DeviceChecker.HaltStops, DeviceChecker.ChannelStopped],
            Through = SubjectKind.Adapter,
            Silences = [DeviceChecker.HaltStops, DeviceChecker.ChannelStopped],
            Why = "A device that was left running goes on and on.",
        },
        new()
        {
            Causes = [LifecycleChecker.Initialize],
            Through = SubjectKind.Adapter,
            Silences = Leaks,
            At = [TraceName.Leaked],
            Why = "NDIS takes any other status for a failure; the driver takes itself for initialized and keeps all.",
        },
        new()
        {
            Causes = [SendChecker.Level, ReceiveChecker.Level],
            Through = SubjectKind.Call,
            Silences = [.. WrongLevels, LockChecker.Discipline],
            Why = "The callback that runs inside a call above DISPATCH_LEVEL runs at that level, too.",
        },
        new()
        {
            Causes = [LockChecker.Discipline],
            Through = SubjectKind.Call,
            Silences = [IrqlChecker.Callbacks, IrqlChecker.ListRoutine],
            Why = "A callback that returns with a lock held returns at the level of the lock.",
        },
        new()
        {
            Causes = [],
            Through = SubjectKind.Run,
            Silences = [ContextChecker.Complete],
            At = [TraceName.Crash],
            Why = "After another misuse a pointer to nowhere may come from that.",
        },
    ];

    private static readonly CauseEntry[] Restarts =
    [
        new()
        {
            Causes = [RestartChecker.Failed],
            Through = SubjectKind.Call,
            Silences = [ReceiveChecker.NotPaused],
            Why = "An adapter that takes itself for running after a failed restart does not know that it is paused.",
        },
    ];

    private static readonly CauseEntry[] Handlers =
    [
        new()
        {
            Causes = [InterruptChecker.Ready],
            Through = SubjectKind.Call,
            Silences = [LockChecker.Discipline, DataAccessChecker.Shared, OwnMemoryChecker.Bounds],
            Why = "A handler that runs after a halt has begun to release meets locks and memory that are gone.",
        },
        new()
        {
            Causes = [InterruptChecker.Dismissed, InterruptChecker.Claimed, ThrottleChecker.Limit],
            Through = SubjectKind.Adapter,
            Silences =
            [
                .. LostSends, PauseChecker.Ends, StatusChecker.Changes, MemoryRequestChecker.Grows,
                .. StarvationChecker.Rules,
            ],
            Why = "A driver whose handlers have no end is left alone: nothing is completed, indicated or reported.",
        },
    ];

    private static readonly CauseEntry[] MemoryRequests =
    [
        new()
        {
            Causes = [StarvationChecker.GoesOn],
            Through = SubjectKind.Adapter,
            Silences = [MemoryRequestChecker.Grows],
            Why = "A driver that never receives again loses frames whatever it does when its buffers run out.",
        },
        new()
        {
            Causes = [MemoryRequestChecker.Refused, MemoryRequestChecker.OtherStatus],
            Through = SubjectKind.Adapter,
            Silences = [PauseChecker.Ends, LifecycleChecker.Restart],
            At = OfEndless,
            Why = "A pause or a restart that waits for the completion of a refused request never ends.",
        },
        new()
        {
            Causes = [MemoryRequestChecker.Refused, MemoryRequestChecker.OtherStatus],
            Through = SubjectKind.Survival,
            Silences = Leaks,
            Why = "Who awaits the completion of a refused request keeps what it was to free.",
        },
        new()
        {
            Causes = [MemoryRequestChecker.Outstanding],
            Through = SubjectKind.Adapter,
            Silences = [LedgerChecker.Halt, LedgerChecker.FailedInitialize],
            At = [TraceName.Leaked],
            Why = "What a completion was to free is left behind where nobody awaits the completion.",
        },
        new()
        {
            Causes = [MemoryRequestChecker.AnyOrder],
            Through = SubjectKind.Object,
            Silences = [SharedMemoryFreeChecker.Same],
            Why = "A block that is taken for that of another request is freed with a wrong length.",
        },
    ];

    private static readonly CauseEntry[] Objects =
    [
        new()
        {
            Causes = [IndicatedDataChecker.Untouched],
            Through = SubjectKind.IndicatedList,
            Silences = [IndicatedDataChecker.Untouched],
            Why = "The device writes a frame in more than one piece.",
        },
        new()
        {
            Causes = [ReceiveChecker.Renewed],
            Through = SubjectKind.Call,
            Silences = [DataAccessChecker.Indicated],
            Why = "The driver does not know that a stale link led NDIS to more lists, and goes on using them.",
        },
        new()
        {
            Causes = [IndicatedDataChecker.Kept],
            Through = SubjectKind.Object,
            Silences = [MemberChecker.Outlived],
            Why = "Memory that was freed under a list was also freed before the MDL of the list.",
        },
        new()
        {
            Causes = [ReceiveObjectChecker.OwnMdl],
            Through = SubjectKind.Object,
            Silences = [ReceiveObjectChecker.OwnMdl],
            Why = "A list with an MDL of the driver's own keeps it.",
        },
        new()
        {
            Causes = [MemberChecker.MdlInUse],
            Through = SubjectKind.Survival,
            Silences = [LedgerChecker.Mdls],
            Why = "An MDL that was to be freed while it is in use lives on.",
        },
        new()
        {
            Causes = [HandleChecker.PoolUse],
            Through = SubjectKind.Survival,
            Silences = [LedgerChecker.Pools],
            Why = "A pool that was to be freed with the function of another kind lives on.",
        },
        new()
        {
            Causes = [HandleChecker.Deregister, HandleChecker.DeregisterOnce, HandleChecker.DeregisterRefused],
            Through = SubjectKind.Survival,
            Silences = [LedgerChecker.ChannelAtHalt, LedgerChecker.ChannelAtFailure],
            Why = "A deregistration with a wrong handle leaves the channel open.",
        },
        new()
        {
            Causes = [PoolChecker.NblsFirst, PoolChecker.NbsFirst, .. LeakedObjects],
            Through = SubjectKind.Survival,
            Silences = LeakedObjects,
            Why = "What was in a pool when it was freed is reported at the pool.",
        },
        new()
        {
            Causes = [PauseChecker.Halt],
            Through = SubjectKind.Adapter,
            Silences = LeakedObjects,
            Why = "A halt that does not wait for lists leaves them behind.",
        },
        new()
        {
            Causes = [LedgerChecker.Cycles],
            Through = SubjectKind.Growth,
            Silences = Leaks,
            Why = "What each cycle leaves behind is alive at the end as well.",
        },
    ];

    public static CauseEntry[] All { get; } =
    [
        .. Frames, .. Mappings, .. Channels, .. Adapters, .. Restarts, .. Handlers, .. MemoryRequests, .. Objects,
        .. Ndis5Causes.All,
    ];
}
