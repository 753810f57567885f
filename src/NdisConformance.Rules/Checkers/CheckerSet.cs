namespace NdisConformance.Rules;

/// <summary>All checkers, and the rules that they report.</summary>
internal static class CheckerSet
{
    public static IEnumerable<RuleDescriptor> Rules =>
    [
        .. HeaderChecker.Rules,
        .. RegistrationChecker.Rules,
        .. AttributeChecker.Rules,
        .. IrqlChecker.Rules,
        .. LockChecker.Rules,
        .. InterruptChecker.Rules,
        .. HandleChecker.Rules,
        .. NullResultChecker.Rules,
        .. ChannelChecker.Rules,
        .. SharedMemoryChecker.Rules,
        .. RequestChecker.Rules,
        .. ListChecker.Rules,
        .. ContextChecker.Rules,
        .. BufferChecker.Rules,
        .. ListSizeChecker.Rules,
        .. FreeLevelChecker.Rules,
        .. ListAccessChecker.Rules,
        .. DataAccessChecker.Rules,
        .. DeviceChecker.Rules,
        .. WireChecker.Rules,
        .. WireOrderChecker.Rules,
        .. CancelChecker.Rules,
        .. SendChecker.Rules,
        .. LostSendChecker.Rules,
        .. ReceiveChecker.Rules,
        .. LoopbackChecker.Rules,
        .. ReturnChecker.Rules,
        .. IndicatedDataChecker.Rules,
        .. StarvationChecker.Rules,
        .. ReceiveObjectChecker.Rules,
        .. MemberChecker.Rules,
        .. PoolChecker.Rules,
        .. PauseChecker.Rules,
        .. LifecycleChecker.Rules,
        .. LedgerChecker.Rules,
        .. ReleaseChecker.Rules,
    ];

    /// <summary>
    /// Trackers first: they keep what several checkers look at. Of two trackers that note the end of something the
    /// earlier one still sees what the later one forgets.
    /// </summary>
    public static IChecker[] Create(CheckerContext context) =>
    [
        new AdapterTracker(context),
        new MappingTracker(context),
        new SendTracker(context),
        new ReceiveTracker(context),

        new HeaderChecker(context),
        new RegistrationChecker(context),
        new AttributeChecker(context),
        new IrqlChecker(context),
        new LockChecker(context),
        new InterruptChecker(context),
        new HandleChecker(context),
        new NullResultChecker(context),
        new ChannelChecker(context),
        new SharedMemoryChecker(context),
        new RequestChecker(context),
        new ListChecker(context),
        new ContextChecker(context),
        new BufferChecker(context),
        new ListSizeChecker(context),
        new FreeLevelChecker(context),
        new ListAccessChecker(context),
        new DataAccessChecker(context),
        new DeviceChecker(context),
        new WireChecker(context),
        new WireOrderChecker(context),
        new CancelChecker(context),
        new SendChecker(context),
        new LostSendChecker(context),
        new ReceiveChecker(context),
        new LoopbackChecker(context),
        new ReturnChecker(context),
        new IndicatedDataChecker(context),
        new StarvationChecker(context),
        new ReceiveObjectChecker(context),
        new MemberChecker(context),
        new PoolChecker(context),
        new PauseChecker(context),
        new LifecycleChecker(context),
        new LedgerChecker(context),
        new ReleaseChecker(context),
    ];
}
