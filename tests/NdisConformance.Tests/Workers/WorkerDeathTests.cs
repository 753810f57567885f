using NdisConformance.Runner;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Workers;

/// <summary>Who may have ended a worker.</summary>
[TestFixture]
internal sealed class WorkerDeathTests
{
    /// <summary>Signals that somebody sends from outside are no crash of the driver, unless they come again.</summary>
    [TestCase(137, true)]
    [TestCase(143, true)]
    [TestCase(0, false)]
    [TestCase(1, false)]
    [TestCase(134, false)]
    [TestCase(139, false)]
    public void AKill_MayBeChance(int exitCode, bool mayBeChance)
        => Assert.That(Death(DeathCause.Ended, exitCode).MayBeChance, Is.EqualTo(mayBeChance));

    [Test]
    public void WhatTheToolEnded_IsNoChance()
        => Assert.That(Death(DeathCause.Computed, 137).MayBeChance, Is.False);

    private static WorkerDeath Death(DeathCause cause, int exitCode)
        => new(cause, exitCode, string.Empty, LaneFrames.Unknown, string.Empty, TraceStore.Nothing());
}
