using NdisConformance.Testbed;

namespace NdisConformance.Scenarios;

/// <summary>The link of the device goes down and comes up. A device model without a link leaves it as it is.</summary>
internal static class Link
{
    // Longer than a driver may take to indicate a change. Twice that is not long before a check for a hang, which would
    // hide sends that only such a check completes.
    internal const long LongMicroseconds = 12_500_000;

    private static readonly string[] Rules =
        ["LIFE-036", "LIFE-037", "LIFE-038", "LIFE-039", "LIFE-040", "LIFE-041"];

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        new("link/lost-in-traffic",
            "the link goes down with sends under way, more are sent meanwhile, and it comes up again",
            Rules, TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.Send(Shapes.Large, lists: 3);
                session.RunFor(5);
                session.SetLink(false);
                session.Send(Shapes.Small, lists: 2);
                session.RunFor(LongMicroseconds);
                session.RunUntilIdle();
                session.SetLink(true);
                session.Receive(300);
                session.RunUntilIdle();
                session.Send(Shapes.Large);
                session.RunFor(LongMicroseconds);
                session.Stop();
            }),
        new("link/down-at-initialization", "the adapter is initialized with its link down, which comes up later",
            Rules, TestbedSetup.Ordinary, session =>
            {
                session.SetLink(false);
                session.Start();
                session.RunFor(LongMicroseconds);
                session.SetLink(true);
                session.RunFor(LongMicroseconds);
                session.RunUntilIdle();
                session.Send(Shapes.Large);
                session.RunUntilIdle();
                session.Receive(300);
                session.Stop();
            }),
        new("link/sends-while-down",
            "the link comes up when the first frame of a list is lost; later the driver knows that it is down, gets "
            + "more frames, and pauses",
            ["SEND-001", "SEND-002", "SEND-005", .. Rules], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.SetLink(false);
                session.Send(Shapes.Large, framesPerList: 3);
                session.RunFor(20);
                session.SetLink(true);
                session.RunFor(LongMicroseconds);
                session.RunUntilIdle();
                session.SetLink(false);
                session.RunFor(LongMicroseconds);
                session.RunUntilIdle();
                session.Send(Shapes.Large, lists: 2);
                session.Send(Shapes.Small);
                session.RunUntilIdle();
                session.Pause();
                session.SetLink(true);
                session.Restart();
                session.RunFor(LongMicroseconds);
                session.RunUntilIdle();
                session.Send(Shapes.Large, framesPerList: 2);
                session.Stop();
            }),
        new("link/changed-over-halt",
            "MiniportHaltEx begins before the DPC of a change has run, and the link changes again when it is over",
            ["LIFE-009", "INT-012"], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.Pause();
                session.SetLink(false);
                session.RunFor(2);
                session.Halt();
                session.SetLink(true);
                session.RunUntilIdle();
                session.Unload();
            }),
        new("link/changed-while-paused",
            "the link changes while the adapter is paused, twice, and just before the halt",
            ["LIFE-011", "LIFE-018", .. Rules], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.Pause();
                session.SetLink(false);
                session.RunFor(2 * LongMicroseconds);
                session.RunUntilIdle();
                session.SetLink(true);
                session.Restart();
                session.RunUntilIdle();
                session.Send(Shapes.Large);
                session.RunUntilIdle();
                session.Pause();
                session.SetLink(false);
                session.Halt();
                session.Unload();
            }),
    ];
}
