namespace NdisConformance.Host.Kernel;

/// <summary>What an ISR said.</summary>
/// <param name="Recognized">True if the interrupt is its NIC's.</param>
/// <param name="QueueDpc">True if the DPC is to run.</param>
/// <param name="Targets">The processors on which it is to run, where QueueDpc is false.</param>
/// <param name="Unset">Which of the other two the ISR left alone: 1 for QueueDpc, 2 for Targets.</param>
internal readonly record struct InterruptAnswer(bool Recognized, bool QueueDpc, uint Targets = 0, uint Unset = 0);
