using NdisConformance.Contract;

namespace NdisConformance.Rules;

/// <summary>All checkers, and the rules that they report.</summary>
internal static class CheckerSet
{
    public static IEnumerable<RuleDescriptor> Rules =>
        [.. RulesOfCalls, .. RulesOfTraffic, .. RulesOfAdapter, .. RulesOfNdis5];

    private static IEnumerable<RuleDescriptor> RulesOfCalls =>
    [
        .. HeaderChecker.Rules,
        .. RegistrationChecker.Rules,
        .. AttributeChecker.Rules,
        .. GeneralAttributesChecker.Rules,
        .. IrqlChecker.Rules,
        .. LockChecker.Rules,
        .. LockOrderChecker.Rules,
        .. InterruptChecker.Rules,
        .. HandleChecker.Rules,
        .. NullResultChecker.Rules,
        .. ChannelChecker.Rules,
        .. MemoryRequestChecker.Rules,
        .. SharedMemoryChecker.Rules,
        .. SharedMemoryFreeChecker.Rules,
        .. RequestChecker.Rules,
        .. ListChecker.Rules,
        .. ContextChecker.Rules,
        .. BufferChecker.Rules,
        .. ListSizeChecker.Rules,
    ];

    private static IEnumerable<RuleDescriptor> RulesOfTraffic =>
    [
        .. FreeLevelChecker.Rules,
        .. ListAccessChecker.Rules,
        .. DataAccessChecker.Rules,
        .. DeviceChecker.Rules,
        .. ShutdownChecker.Rules,
        .. WireChecker.Rules,
        .. WireOrderChecker.Rules,
        .. CancelChecker.Rules,
        .. SendChecker.Rules,
        .. CallersPropertyChecker.Rules,
        .. RefusedSendChecker.Rules,
        .. LostSendChecker.Rules,
        .. ReceiveChecker.Rules,
        .. ReceiveFlagsChecker.Rules,
        .. FramePiecesChecker.Rules,
        .. ScratchChecker.Rules,
        .. AlignmentChecker.Rules,
        .. LoopbackChecker.Rules,
        .. FilterChecker.Rules,
        .. ThrottleChecker.Rules,
        .. ReturnChecker.Rules,
        .. IndicatedDataChecker.Rules,
        .. StarvationChecker.Rules,
    ];

    private static IEnumerable<RuleDescriptor> RulesOfAdapter =>
    [
        .. ReceiveObjectChecker.Rules,
        .. MemberChecker.Rules,
        .. PoolChecker.Rules,
        .. PauseChecker.Rules,
        .. LifecycleChecker.Rules,
        .. RestartChecker.Rules,
        .. ResetChecker.Rules,
        .. StatusChecker.Rules,
        .. OidChecker.Rules,
        .. OidAnswerChecker.Rules,
        .. StatisticsChecker.Rules,
        .. CountedKindsChecker.Rules,
        .. QueueLengthChecker.Rules,
        .. OidAccessChecker.Rules,
        .. OwnMemoryChecker.Rules,
        .. AllocationChecker.Rules,
        .. LedgerChecker.Rules,
        .. ReleaseChecker.Rules,
    ];

    private static IEnumerable<RuleDescriptor> RulesOfNdis5 =>
    [
        .. GenerationChecker.Rules,
        .. Ndis5RegistrationChecker.Rules,
        .. Ndis5LifecycleChecker.Rules,
        .. Ndis5InterruptChecker.Rules,
        .. Ndis5RequestChecker.Rules,
        .. Ndis5AnswerChecker.Rules,
        .. Ndis5ResetChecker.Rules,
        .. Ndis5RefusalChecker.Rules,
        .. Ndis5LinkChecker.Rules,
        .. Ndis5StatusChecker.Rules,
        .. Ndis5LockChecker.Rules,
        .. Ndis5WireChecker.Rules,
        .. Ndis5ChannelChecker.Rules,
        .. Ndis5DeviceChecker.Rules,
        .. Ndis5DataChecker.Rules,
        .. Ndis5SendChecker.Rules,
        .. Ndis5PoolChecker.Rules,
        .. Ndis5ReceiveChecker.Rules,
    ];

    public static IChecker[] Create(CheckerContext context, NdisGeneration generation)
        => generation == NdisGeneration.Ndis5
            ? OfNdis5(context)
            : [.. OfCalls(context), .. OfTraffic(context), .. OfAdapter(context)];

    /// <summary>Those of NDIS 5, and those that judge what both generations have.</summary>
    private static IChecker[] OfNdis5(CheckerContext context) =>
    [
        new IrqlChecker(context),
        new LockChecker(context),
        new LockOrderChecker(context),
        new HandleChecker(context),
        new OwnMemoryChecker(context),
        new SharedMemoryFreeChecker(context),
        new GenerationChecker(context),
        new Ndis5LifecycleChecker(context),
        new Ndis5InterruptChecker(context),
        new Ndis5RequestChecker(context),
        new Ndis5AnswerChecker(context),
        new Ndis5ResetChecker(context),
        new Ndis5RefusalChecker(context),
        new Ndis5LinkChecker(context),
        new Ndis5StatusChecker(context),
        new Ndis5LockChecker(context),
        new ShutdownChecker(context),
        new Ndis5RegistrationChecker(context),
        new Ndis5ChannelChecker(context),
        new Ndis5MemoryChecker(context),
        new Ndis5DeviceChecker(context),
        new Ndis5DataChecker(context),
        new Ndis5SendChecker(context),
        new Ndis5WireChecker(context),
        new Ndis5PoolChecker(context),
        new Ndis5ReceiveChecker(context),
        new StarvationChecker(context),
    ];

    private static IChecker[] OfCalls(CheckerContext context) =>
    [
        new GenerationChecker(context),
        new HeaderChecker(context),
        new RegistrationChecker(context),
        new AttributeChecker(context),
        new GeneralAttributesChecker(context),
        new IrqlChecker(context),
        new LockChecker(context),
        new LockOrderChecker(context),
        new InterruptChecker(context),
        new HandleChecker(context),
        new NullResultChecker(context),
        new ChannelChecker(context),
        new MemoryRequestChecker(context),
        new SharedMemoryChecker(context),
        new SharedMemoryFreeChecker(context),
        new RequestChecker(context),
        new ListChecker(context),
        new ContextChecker(context),
        new BufferChecker(context),
        new ListSizeChecker(context),
        new FreeLevelChecker(context),
        new ListAccessChecker(context),
        new DataAccessChecker(context),
        new DeviceChecker(context),
        new ShutdownChecker(context),
    ];

    private static IChecker[] OfTraffic(CheckerContext context) =>
    [
        new WireChecker(context),
        new WireOrderChecker(context),
        new CancelChecker(context),
        new SendChecker(context),
        new CallersPropertyChecker(context),
        new RefusedSendChecker(context),
        new LostSendChecker(context),
        new UnreadSendChecker(context),
        new ReceiveChecker(context),
        new ReceiveFlagsChecker(context),
        new FramePiecesChecker(context),
        new ScratchChecker(context),
        new AlignmentChecker(context),
        new LoopbackChecker(context),
        new FilterChecker(context),
        new ThrottleChecker(context),
        new ReturnChecker(context),
        new IndicatedDataChecker(context),
        new StarvationChecker(context),
        new ReceiveObjectChecker(context),
        new MemberChecker(context),
        new PoolChecker(context),
    ];

    private static IChecker[] OfAdapter(CheckerContext context) =>
    [
        new PauseChecker(context),
        new LifecycleChecker(context),
        new RestartChecker(context),
        new ResetChecker(context),
        new StatusChecker(context),
        new OidChecker(context),
        new OidAnswerChecker(context),
        new StatisticsChecker(context),
        new CountedKindsChecker(context),
        new QueueLengthChecker(context),
        new OidAccessChecker(context),
        new OwnMemoryChecker(context),
        new AllocationChecker(context),
        new LedgerChecker(context),
        new TeardownPlaceChecker(context),
        new ReleaseChecker(context),
    ];
}
