namespace NdisConformance.Rules;

/// <summary>Rules that the table of consequences names together.</summary>
internal static class RuleFamilies
{
    /// <summary>Rules about how the driver read a list, and the one about a frame that has other bytes.</summary>
    public static readonly RuleDescriptor[] WrongFrames =
    [
        WireChecker.RightOffset, WireChecker.LongSkip, WireChecker.AnyOffset, WireChecker.Capped,
        WireChecker.AllElements, WireChecker.TooMany, WireChecker.AnySize, WireChecker.Transmitted,
    ];

    /// <summary>Other rules that say why the frame of a completed send never left.</summary>
    public static readonly RuleDescriptor[] MissingFrames =
        [CancelChecker.Cancel, LostSendChecker.ShortageHandled, LostSendChecker.All];

    /// <summary>Rules that say why a send was never completed.</summary>
    public static readonly RuleDescriptor[] LostSends =
    [
        LostSendChecker.All, LostSendChecker.Queued, LostSendChecker.ShortageHandled, LostSendChecker.Removed,
        LostSendChecker.WithoutInterrupt, SendChecker.Once, SendChecker.Refused, ListChecker.Late,
    ];

    /// <summary>Rules about two lists that were to lie in the same memory, or in memory that is gone.</summary>
    public static readonly RuleDescriptor[] SharedBuffers =
        [BufferChecker.Own, BufferChecker.UntilFree, ListAccessChecker.BufferInUse];

    /// <summary>Rules about lists, NET_BUFFERs and MDLs that are alive at the end, and about why they are.</summary>
    public static readonly RuleDescriptor[] LeakedObjects =
    [
        LedgerChecker.NetBuffers, LedgerChecker.Mdls, PauseChecker.Resources, ReturnChecker.WholeChain,
        ReturnChecker.WhilePausing, MemberChecker.Apart, MemberChecker.OwnMdls,
    ];

    public static readonly RuleDescriptor[] Leaks =
    [
        .. LeakedObjects, LedgerChecker.FailedInitialize, LedgerChecker.Halt, LedgerChecker.ChannelAtHalt,
        LedgerChecker.ChannelAtFailure, LedgerChecker.Pools, LedgerChecker.Shared, LedgerChecker.Interrupt,
    ];

    /// <summary>Rules about the level of what runs inside a call.</summary>
    public static readonly RuleDescriptor[] WrongLevels =
    [
        IrqlChecker.Waits, IrqlChecker.Request, IrqlChecker.Free, IrqlChecker.Register, IrqlChecker.Deregister,
        IrqlChecker.AllocateShared, IrqlChecker.RequestShared, IrqlChecker.FreeShared, IrqlChecker.Pools,
        IrqlChecker.NetBuffers, IrqlChecker.Status,
        IrqlChecker.Callbacks, IrqlChecker.Functions, IrqlChecker.InterruptRoutine, IrqlChecker.ListRoutine,
    ];

    public static readonly RuleDescriptor[] EndedPauses =
        [PauseChecker.EverythingBack, LifecycleChecker.PauseStatus];
}
