namespace NdisConformance.Rules;

/// <summary>
/// All trackers. Their order matters: of two that note the end of something the earlier one still sees what the later
/// one forgets.
/// </summary>
internal static class TrackerSet
{
    public static ITracker[] Create(TrackedState state) =>
    [
        new AdapterTracker(state),
        new MappingTracker(state),
        new CompletionTracker(state),
        new SendTracker(state),
        new CancelTracker(state),
        new ReceiveTracker(state),
        new PoolTracker(state),
        new TransitionTracker(state),
        new PacketTracker(state),
    ];
}
