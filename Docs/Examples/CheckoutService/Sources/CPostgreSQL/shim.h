// This source file is part of the CartPricing project.
// SPDX-License-Identifier: Apache-2.0

#include <libpq-fe.h>
