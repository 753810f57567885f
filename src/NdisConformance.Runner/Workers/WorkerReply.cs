namespace NdisConformance.Runner;

/// <summary>What became of an order: an answer, or the death of the worker.</summary>
internal sealed record WorkerReply(WorkerAnswer? Answer, WorkerDeath? Death);
